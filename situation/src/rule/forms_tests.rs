//! Named forms are their expansions, and rules are said.

use super::language_tests::{check_same, compile};
use super::*;

#[test]
fn every_form_is_its_expansion() {
    for form in FORMS {
        let sample = |part: &&str| match *part {
            "delay" | "length" | "hold" | "before" | "from" => "1 s",
            "until_then" => "2 s",
            "number" => "2",
            "quantity" | "measure" => "alt",
            "spread" | "floor" => "0.5 m",
            "factor" => "1.3",
            "trigger" | "earlier" | "disturbance" => "event(land_call)",
            "later" | "end" => "event(contact)",
            _ => "armed",
        };
        let parts: Vec<&str> = form.parts.iter().map(sample).collect();
        let interval = form.interval.map_or("", |_| "[0 s, 9 s]");
        let mut text = String::new();
        let mut word = String::new();
        for c in form.expansion.chars().chain([' ']) {
            if c.is_alphanumeric() || c == '_' {
                word.push(c);
                continue;
            }
            let at = form.parts.iter().position(|part| *part == word);
            match (at, word.as_str()) {
                (Some(at), _) => text.extend(["(", parts[at], ")"]),
                (None, "first") => text.push_str("0 s"),
                (None, "last") => text.push_str("9 s"),
                (None, other) => text.push_str(other),
            }
            word.clear();
            text.push(c);
        }
        check_same(&format!("{}({}){interval}", form.name, parts.join(", ")), &text);
    }
}

struct Plain;

impl Speech for Plain {
    fn say(&self, id: &str, arguments: &[(&'static str, String)]) -> String {
        let said: Vec<String> = arguments
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        format!("{}[{}]", id.trim_start_matches("rule-say-"), said.join(";"))
    }

    fn name(&self, word: &str) -> String {
        word.to_uppercase()
    }
}

#[test]
fn a_rule_is_said_from_the_inside_out() {
    let constants = [Constant {
        name: "force".to_owned(),
        value: "2 N".to_owned(),
    }];
    let row = RowSource {
        id: "row",
        occasion: "event(land_call)",
        rule: rule_text(),
        constants: &constants,
    };
    let said = explain(&row, &Plain).unwrap();
    let trigger = "event-with[name=quoted[name=CONTACT];filters=more[left=force;right=2 N]]";
    let response = "group[of=and[left=less[left=ALT;right=1 m];right=now-true[name=quoted[name=ARMED]]]]";
    let rule = format!("WithinAfter[delay=5 s;trigger={trigger};response={response};when=]");
    assert_eq!(
        said,
        format!("row[occasion=event[name=quoted[name=LAND_CALL]];rule={rule}]")
    );
    let rows = compile("armed", rule_text(), &constants).unwrap();
    let named: Vec<&str> = rows.rows()[0]
        .thresholds
        .iter()
        .filter_map(|t| t.name.as_deref())
        .collect();
    assert_eq!(named, ["force"]);
}

fn rule_text() -> &'static str {
    "WithinAfter(5 s, event(contact, force > force), alt < 1 m and armed)"
}

#[test]
fn the_page_shows_every_form_as_it_is() {
    let page = include_str!("../../../docs/observation-rules.md");
    for form in FORMS {
        let line = page
            .lines()
            .find(|line| line.starts_with(&format!("| `{}({})", form.name, form.parts.join(", "))));
        assert!(
            line.is_some_and(|line| line.contains(&format!("`{}`", form.expansion))),
            "{}",
            form.name
        );
    }
}
