//! What templates can say beside handlebars' own `if`, `each`, `eq`, `and`, `or`, `not`, `len`.
//!
//! Each helper belongs to one language. An argument that names nothing is an error, as strict mode makes it
//! elsewhere; a value that is null shows as an en dash: not known is not the same as nothing.

use std::sync::Arc;

use chrono::NaiveDate;
use fluent_bundle::{FluentArgs, FluentValue};
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, Output, PathAndJson, RenderContext, RenderError,
    RenderErrorReason, ScopedJson, html_escape,
};
use serde_json::Value;

use super::assets;
use super::voice::Voice;
use crate::ground::{BasisPoints, Euro, Moment};

const UNKNOWN: &str = "–";

pub fn register(registry: &mut Handlebars<'static>, voice: &Arc<Voice>) {
    registry.register_helper("t", Box::new(Translate(Arc::clone(voice))));
    for (name, show) in WHEN {
        registry.register_helper(name, Box::new(When { name, voice: Arc::clone(voice), show: *show }));
    }
    registry.register_helper("countdown", Box::new(Countdown(Arc::clone(voice))));
    registry.register_helper("asset", Box::new(AssetUrl));
    for (name, show) in SHOWN {
        registry.register_helper(name, Box::new(Shown { name, voice: Arc::clone(voice), show: *show }));
    }
}

/// How a helper of one value shows it; None where the value is not of its kind.
type Show = fn(&Voice, &Value, &Helper<'_>) -> Option<String>;

const SHOWN: &[(&str, Show)] = &[
    ("euro", |voice, value, _| Euro::parse(value.as_str()?).ok().map(|amount| voice.euro(amount))),
    ("meur", |voice, value, _| Euro::parse(value.as_str()?).ok().map(|amount| voice.meur(amount))),
    ("percent", |voice, value, _| points(value).map(|rate| voice.percent(rate))),
    ("ratio", |voice, value, _| points(value).map(|rate| voice.ratio(rate))),
    ("day", |voice, value, _| value.as_str()?.parse::<NaiveDate>().ok().map(|day| voice.day(day))),
    ("when_text", |voice, value, _| value.as_str()?.parse::<Moment>().ok().map(|at| voice.moment(at))),
    ("score", |voice, value, h| {
        let decimals = h.hash_get("decimals").and_then(|given| given.value().as_u64());
        Some(voice.score(value.as_i64()?, decimals.and_then(|count| usize::try_from(count).ok())))
    }),
];

fn points(value: &Value) -> Option<BasisPoints> {
    value.as_i64().and_then(|points| i32::try_from(points).ok()).map(BasisPoints::new)
}

/// The argument at `place`; an error where there is none or it names nothing.
fn given<'a, 'rc>(
    h: &'a Helper<'rc>,
    place: usize,
    helper: &'static str,
) -> Result<&'a PathAndJson<'rc>, RenderError> {
    let missing = || RenderErrorReason::ParamNotFoundForIndex(helper, place);
    let param = h.param(place).ok_or_else(missing)?;
    present(param, helper)
}

fn present<'a, 'rc>(
    param: &'a PathAndJson<'rc>,
    helper: &'static str,
) -> Result<&'a PathAndJson<'rc>, RenderError> {
    if param.is_value_missing() {
        let path = param.relative_path().cloned().unwrap_or_default();
        return Err(RenderErrorReason::ParamNotFoundForName(helper, path).into());
    }
    Ok(param)
}

fn not_of_kind(helper: &str, value: &Value) -> RenderError {
    RenderErrorReason::Other(format!("`{helper}` cannot show {value}")).into()
}

/// `{{t "key" name=value}}`
struct Translate(Arc<Voice>);

impl HelperDef for Translate {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let key = given(h, 0, "t")?.value();
        let key = key.as_str().ok_or_else(|| not_of_kind("t", key))?;
        let mut args = FluentArgs::new();
        for (name, param) in h.hash() {
            args.set((*name).to_owned(), self.argument(name, present(param, "t")?.value()));
        }
        Ok(ScopedJson::Derived(Value::String(self.0.say(key, &args))))
    }
}

impl Translate {
    fn argument(&self, name: &str, value: &Value) -> FluentValue<'static> {
        match value {
            Value::String(text) => self.0.shown(name, text),
            Value::Number(number) => self.0.shown(name, &number.to_string()),
            Value::Null => FluentValue::from(UNKNOWN),
            Value::Bool(_) | Value::Array(_) | Value::Object(_) => FluentValue::from(value.to_string()),
        }
    }
}

/// `{{euro amount}}` and the like: one value in, text out, escaped where it lands in HTML.
struct Shown {
    name: &'static str,
    voice: Arc<Voice>,
    show: Show,
}

impl HelperDef for Shown {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let value = given(h, 0, self.name)?.value();
        let shown = match value {
            Value::Null => UNKNOWN.to_owned(),
            known => (self.show)(&self.voice, known, h).ok_or_else(|| not_of_kind(self.name, known))?,
        };
        Ok(ScopedJson::Derived(Value::String(shown)))
    }
}

/// `{{when moment}}`, `{{when_short moment}}`: a `<time>` element in Brussels time; the browser adds the
/// reader's own to the long form.
struct When {
    name: &'static str,
    voice: Arc<Voice>,
    show: ShowMoment,
}

type ShowMoment = fn(&Voice, Moment) -> String;

const WHEN: &[(&str, ShowMoment)] = &[("when", Voice::moment), ("when_short", Voice::moment_short)];

impl HelperDef for When {
    fn call<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let value = given(h, 0, self.name)?.value();
        if value.is_null() {
            out.write(UNKNOWN)?;
            return Ok(());
        }
        let moment = value.as_str().and_then(|text| text.parse::<Moment>().ok());
        let moment = moment.ok_or_else(|| not_of_kind(self.name, value))?;
        let machine = moment.utc().format("%Y-%m-%dT%H:%M:%SZ");
        let class = if self.name == "when" { "" } else { r#" class="brief""# };
        let shown = html_escape(&(self.show)(&self.voice, moment));
        out.write(&format!(r#"<time{class} datetime="{machine}">{shown}</time>"#))?;
        Ok(())
    }
}

/// `{{countdown until now}}`: `9 d 6 h 56 min`.
struct Countdown(Arc<Voice>);

impl HelperDef for Countdown {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let moment = |place| {
            let value = given(h, place, "countdown")?.value();
            let read = value.as_str().and_then(|text| text.parse::<Moment>().ok());
            read.ok_or_else(|| not_of_kind("countdown", value))
        };
        Ok(ScopedJson::Derived(Value::String(self.0.countdown(moment(0)?, moment(1)?))))
    }
}

/// `{{asset "rollcall.css"}}`
struct AssetUrl;

impl HelperDef for AssetUrl {
    fn call<'reg: 'rc, 'rc>(
        &self,
        h: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let value = given(h, 0, "asset")?.value();
        let url = value.as_str().and_then(assets::url).ok_or_else(|| not_of_kind("asset", value))?;
        out.write(&url)?;
        Ok(())
    }
}
