//! What a person sees at once and axe-core does not look for: a page that scrolls sideways, a list that ends
//! halfway inside its card, a word broken in two, a choice that is cut off, things that stick together.

use serde_json::json;

use crate::support::browser::Browser;

/// Everything on this page that does not fit, each fault in a line; none where all is well.
pub async fn misfits(browser: &Browser) -> Vec<String> {
    let found = browser.script(MISFITS, json!([])).await;
    let found = found.as_array().expect("a list of faults");
    found.iter().map(|fault| fault.as_str().expect("a fault in words").to_owned()).collect()
}

const MISFITS: &str = r#"
    const root = document.documentElement, phone = root.clientWidth < 700, faults = new Set();
    const named = e => e.outerHTML.replace(/\s+/g, ' ').slice(0, 120);
    const style = e => getComputedStyle(e);
    const hidden = e => e.closest('.hear, .stack thead') && phone || e.closest('.hear') || !e.checkVisibility();
    const boxes = [...document.querySelectorAll('main *')].filter(e => !hidden(e));

    if (root.scrollWidth > root.clientWidth) {
        const within = e => e && e !== document.body && (style(e).overflowX !== 'visible' || within(e.parentElement));
        const out = [...document.body.querySelectorAll('*')]
            .filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && !within(e.parentElement));
        const inner = out.find(e => !out.some(other => other !== e && e.contains(other)));
        faults.add(`the page is ${root.scrollWidth} wide: ${inner ? named(inner) : 'nothing that can be named'}`);
    }

    for (const e of boxes) {
        const { overflowX, overflowY } = style(e), scrolls = flow => flow === 'auto' || flow === 'scroll';
        if (e.matches('textarea, .paper')) continue;
        // On a phone nobody notices that a list goes on inside its card.
        if (phone && scrolls(overflowY) && e.scrollHeight > e.clientHeight + 1) {
            faults.add(`a box hides ${e.scrollHeight - e.clientHeight} pixels of its length: ${named(e)}`);
        }
        // On a laptop a table has room, unless it is known to be wide and keeps its first column in sight.
        if (root.clientWidth > 1200 && scrolls(overflowX) && e.scrollWidth > e.clientWidth + 1 && !e.matches('.wide')) {
            faults.add(`a box hides ${e.scrollWidth - e.clientWidth} pixels of its width: ${named(e)}`);
        }
    }

    const pen = document.createElement('canvas').getContext('2d');
    for (const list of boxes.filter(e => e.matches('select'))) {
        const chosen = list.selectedOptions[0]?.text ?? '', { font, paddingLeft, paddingRight } = style(list);
        pen.font = font;
        const room = list.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - 16;
        if (!phone && pen.measureText(chosen).width > room + 1) faults.add(`a choice is cut off: ${chosen}`);
    }

    // A word on two lines of which no hyphen tells.
    const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walk.nextNode()) {
        const { currentNode: node, currentNode: { parentElement: parent } } = walk;
        if (hidden(parent) || parent.closest('code, textarea, select, script, svg, .typed')) continue;
        for (const word of node.data.matchAll(/[\p{L}\p{N}]{2,40}/gu)) {
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const lines = [...range.getClientRects()].filter(line => line.width > 0);
            if (lines.length > 1 && lines.at(-1).top > lines[0].top + 2) {
                faults.add(`“${word[0]}” is broken in two: ${named(parent)}`);
            }
        }
    }

    // What has an edge, or heads something, needs air before it and after it.
    const edged = e => e.matches('.button, .act, .buttons, .scroll, table, form, .legend, h2, h3');
    for (const e of boxes.filter(edged)) {
        const last = e.previousElementSibling;
        if (!last || hidden(last) || !edged(last) || style(e).position === 'absolute') continue;
        if (last.matches('h2, h3') && !e.matches('.button, .act, .buttons')) continue;
        const [above, below] = [last.getBoundingClientRect(), e.getBoundingClientRect()];
        const under = above.height && below.height && below.top >= above.bottom - 1;
        if (under && below.top - above.bottom < 5) faults.add(`no air between ${named(last)} and ${named(e)}`);
    }
    return [...faults];
"#;
