//! What the form asks: basics, answers, documents.

use super::Finding;
use crate::call::rules::Rulebook;
use crate::proposal::rules::content::{Answer, Content};
use crate::proposal::rules::part::Part;
use crate::proposal::rules::typed;

pub fn basics(book: &Rulebook, content: &Content) -> Vec<Finding> {
    let mut findings = Vec::new();
    if content.title.is_empty() {
        findings.push(Finding::blocks("title-missing", Part::Basics).at("title"));
    }
    if book.track(&content.track).is_none() {
        findings.push(Finding::blocks("track-missing", Part::Basics).at("track"));
    }
    findings
}

pub fn answers(book: &Rulebook, content: &Content) -> Vec<Finding> {
    let mut findings = Vec::new();
    for section in &book.sections {
        for field in &section.fields {
            let answer = content.answers.get(&field.id).filter(|answer| !answer.is_empty());
            let code = match answer {
                None if field.required => "answer-missing",
                Some(answer) if !fits(field, answer) => "answer-unfit",
                _ => continue,
            };
            let finding = Finding::blocks(code, Part::Answers(section.id.clone()));
            findings.push(finding.about(&field.label).at(format!("answers.{}", field.id)));
        }
    }
    let asked = |id: &String| book.fields().any(|field| field.id == *id);
    let vanished = content.answers.iter().filter(|(id, answer)| !answer.is_empty() && !asked(id));
    findings
        .extend(vanished.map(|(id, _)| Finding::informs("answer-vanished", Part::Basics).with("field", id)));
    findings
}

/// A later version of the rulebook may ask otherwise than when the answer was saved.
fn fits(field: &crate::call::rules::Field, answer: &Answer) -> bool {
    let values = match answer {
        Answer::Text(text) => vec![text.clone()],
        Answer::Chosen(ids) => ids.clone(),
    };
    typed::answer(field, &values).is_ok()
}

pub fn documents(book: &Rulebook, content: &Content) -> Vec<Finding> {
    let filled = |slot: &str| content.documents.iter().any(|document| document.slot == slot);
    let missing = book.documents.iter().filter(|slot| slot.required && !filled(&slot.id));
    let finding = |slot: &crate::call::rules::Slot| {
        let finding = Finding::blocks("document-missing", Part::Documents);
        finding.about(&slot.title).at(slot.id.clone())
    };
    missing.map(finding).collect()
}
