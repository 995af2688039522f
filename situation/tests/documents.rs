//! The reader of RON with positions: what `ron` writes, it reads; what nobody could read, it survives.

use std::collections::BTreeMap;
use std::fmt::Write;

use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use situation::document::{Dialect, Node, Reading, Report, Spanned, offset_in_text};

fn read<T: for<'t> Deserialize<'t>>(text: &str) -> Result<T, String> {
    read_as("test.ron", text)
}

fn read_json<T: for<'t> Deserialize<'t>>(text: &str) -> Result<T, String> {
    read_as("test.json", text)
}

fn read_as<T: for<'t> Deserialize<'t>>(file: &str, text: &str) -> Result<T, String> {
    let mut report = Report::new(file, text);
    let node = Node::parse(&mut report);
    let value = node.and_then(|node| Reading::read(&node, &mut report));
    let diagnostics = report.into_diagnostics();
    match value {
        Some(value) if diagnostics.is_empty() => Ok(value),
        _ => Err(format!("{diagnostics:?}")),
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Shape {
    Empty,
    Newtype(u8),
    Pair(i64, f64),
    Named { letter: char, inner: Option<Box<Shape>> },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Wrapped(u32);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Everything {
    flag: bool,
    small: i8,
    large: u64,
    number: f64,
    text: String,
    list: Vec<Shape>,
    map: BTreeMap<String, Wrapped>,
    maybe: Option<Vec<String>>,
    pair: (bool, [u8; 3]),
    nothing: (),
}

fn shape() -> impl Strategy<Value = Shape> {
    let leaf = prop_oneof![
        Just(Shape::Empty),
        any::<u8>().prop_map(Shape::Newtype),
        (any::<i64>(), -1e9..1e9).prop_map(|(a, b)| Shape::Pair(a, b)),
    ];
    leaf.prop_recursive(3, 8, 1, |inner| {
        (any::<char>(), prop::option::of(inner)).prop_map(|(letter, inner)| Shape::Named {
            letter,
            inner: inner.map(Box::new),
        })
    })
}

fn everything() -> impl Strategy<Value = Everything> {
    let numbers = (any::<bool>(), any::<i8>(), any::<u64>(), -1e12..1e12);
    let nested = (
        any::<String>(),
        prop::collection::vec(shape(), 0..4),
        prop::collection::btree_map(any::<String>(), any::<u32>().prop_map(Wrapped), 0..4),
        prop::option::of(prop::collection::vec(any::<String>(), 0..2)),
        (any::<bool>(), any::<[u8; 3]>()),
    );
    (numbers, nested).prop_map(
        |((flag, small, large, number), (text, list, map, maybe, pair))| Everything {
            flag,
            small,
            large,
            number,
            text,
            list,
            map,
            maybe,
            pair,
            nothing: (),
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_ron_writes_is_read(value in everything()) {
        let plain = ron::to_string(&value).unwrap();
        prop_assert_eq!(read::<Everything>(&plain), Ok(value.clone()), "{}", plain);
        let pretty = ron::ser::to_string_pretty(&value, ron::ser::PrettyConfig::default().struct_names(true)).unwrap();
        prop_assert_eq!(read::<Everything>(&pretty), Ok(value), "{}", pretty);
    }

    #[test]
    fn what_json_writes_is_read(value in everything()) {
        let plain = serde_json::to_string(&value).unwrap();
        prop_assert_eq!(read_json::<Everything>(&plain), Ok(value.clone()), "{}", plain);
        let pretty = serde_json::to_string_pretty(&value).unwrap();
        prop_assert_eq!(read_json::<Everything>(&pretty), Ok(value), "{}", pretty);
    }

    #[test]
    fn what_is_read_as_json_is_json(value in everything(), at in any::<prop::sample::Index>(), with in "[\\[\\](){}:,\"'#/*a0.+ -]{0,3}", cut in 0_usize..4) {
        let text = serde_json::to_string(&value).unwrap();
        let at = (0..=at.index(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let rest: String = text[at..].chars().skip(cut).collect();
        let damaged = format!("{}{with}{rest}", &text[..at]);
        // Strictly: no editor calls wrong what this calls right.
        if read_json::<Everything>(&damaged).is_ok() {
            // Not compared: serde_json rounds some numbers to a neighbour.
            let theirs = serde_json::from_str::<Everything>(&damaged);
            prop_assert!(theirs.is_ok(), "{} {:?}", damaged, theirs);
        }
    }

    #[test]
    fn texts_of_json_know_their_places(text in "[a-zé\u{1f600}\"\\\\\n\t/\u{1}]{0,12}") {
        // As serde_json writes it, and with every character as an escape.
        let plain = serde_json::to_string(&text).unwrap();
        let mut escaped = String::from("\"");
        let mut starts = Vec::new();
        for c in text.chars() {
            starts.push(escaped.len());
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(escaped, "\\u{unit:04X}").unwrap();
            }
        }
        escaped.push('"');
        prop_assert_eq!(read_json::<String>(&plain), Ok(text.clone()));
        prop_assert_eq!(read_json::<String>(&escaped), Ok(text.clone()));
        for ((inner, _), start) in text.char_indices().zip(starts) {
            prop_assert_eq!(offset_in_text(&escaped, Dialect::Json, 0, inner), start, "{} {}", escaped, inner);
        }
    }

    #[test]
    fn any_text_is_survived(text in any::<String>()) {
        let _ = read_json::<Everything>(&text);
        let _ = read::<Everything>(&text);
        let _ = read::<BTreeMap<String, Spanned<Shape>>>(&format!("{{\"a\": {text}"));
    }

    #[test]
    fn any_damage_is_survived_and_said(value in everything(), at in any::<prop::sample::Index>(), with in "[\\[\\](){}:,\"'#/*a0.-]{0,3}") {
        let text = ron::to_string(&value).unwrap();
        let at = (0..=at.index(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let damaged = format!("{}{with}{}", &text[..at], &text[at..]);
        // What is read without a word is what `ron` reads too, kindnesses aside.
        if let (Ok(ours), Ok(theirs)) = (read::<Everything>(&damaged), ron::from_str::<Everything>(&damaged)) {
            prop_assert_eq!(ours, theirs, "{}", damaged);
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Inner {
    a: u8,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lenient {
    #[serde(default, alias = "older")]
    a: u8,
    #[serde(default)]
    inner: Option<Box<Outer>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Outer {
    Of(Inner),
    Holding(Box<Lenient>),
    Number(u8),
    Maybe(Option<u8>),
}

fn outer() -> impl Strategy<Value = Outer> {
    let leaf = prop_oneof![
        any::<u8>().prop_map(|a| Outer::Of(Inner { a })),
        any::<u8>().prop_map(Outer::Number),
        any::<Option<u8>>().prop_map(Outer::Maybe),
    ];
    leaf.prop_recursive(3, 6, 1, |inner| {
        (any::<u8>(), prop::option::of(inner)).prop_map(|(a, inner)| {
            let inner = inner.map(Box::new);
            Outer::Holding(Box::new(Lenient { a, inner }))
        })
    })
}

/// `ron` where it reads the fields of a struct in the parentheses of the variant that holds it.
fn unwrapping() -> ron::Options {
    ron::Options::default().with_default_extension(ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_struct_in_a_variant_is_read_with_and_without_its_own_parentheses(value in outer()) {
        let wrapped = ron::to_string(&value).unwrap();
        prop_assert_eq!(read::<Outer>(&wrapped), Ok(value.clone()), "{}", wrapped);
        let unwrapped = unwrapping().to_string(&value).unwrap();
        prop_assert_eq!(read::<Outer>(&unwrapped), Ok(value.clone()), "{}", unwrapped);
        prop_assert_eq!(unwrapping().from_str::<Outer>(&unwrapped), Ok(value));
    }

    #[test]
    fn what_is_read_without_a_struct_s_parentheses_is_what_ron_reads(value in outer(), at in any::<prop::sample::Index>(), with in "[\\[\\](){}:,0a]{0,2}", cut in 0_usize..6) {
        let text = unwrapping().to_string(&value).unwrap();
        let at = at.index(text.len());
        let rest: String = text[at..].chars().skip(cut).collect();
        let damaged = format!("{}{with}{rest}", &text[..at]);
        if let (Ok(ours), Ok(theirs)) = (read::<Outer>(&damaged), unwrapping().from_str::<Outer>(&damaged)) {
            prop_assert_eq!(ours, theirs, "{}", damaged);
        }
    }
}

#[test]
fn what_is_wrong_in_a_struct_of_a_variant_is_said_where_it_is() {
    let said = |text: &str| read::<Vec<Outer>>(text).unwrap_err();
    for (text, code, words) in [
        // Every missing field, and every field that is none, whether or not there are parentheses.
        ("[Of()]", "situation-missing-field", "\"a\""),
        ("[Of]", "situation-missing-field", "\"a\""),
        ("[Holding(aa: 1)]", "situation-unknown-field", "(\"nearest\", \"a\")"),
        ("[Of(1, 2)]", "situation-expected", "variant_fields"),
        ("[Number()]", "situation-expected", "variant_value"),
        ("[Number]", "situation-expected", "variant_value"),
        ("[Number(a: 1)]", "situation-expected", "variant_value"),
        ("[Of(1)]", "situation-expected", "group"),
    ] {
        let said = said(text);
        assert!(said.contains(code) && said.contains(words), "{text}: {said}");
    }
    assert_eq!(read::<Outer>("Holding"), Ok(Outer::Holding(Box::default())));
    assert_eq!(read::<Outer>("Holding()"), Ok(Outer::Holding(Box::default())));
    let older = Outer::Holding(Box::new(Lenient { a: 1, inner: None }));
    assert_eq!(read::<Outer>("Holding(older: 1)"), Ok(older));
    assert!(read_json::<Outer>("\"Holding\"").is_err());
}

#[test]
fn kindnesses() {
    assert_eq!(read::<Option<u8>>("3"), Ok(Some(3)));
    assert_eq!(read::<Option<u8>>("Some(3)"), Ok(Some(3)));
    assert_eq!(read::<BTreeMap<String, u8>>("(fr: 1, en: 2)").unwrap().len(), 2);
    assert_eq!(read::<Outer>("Of(a: 1)"), Ok(Outer::Of(Inner { a: 1 })));
    assert_eq!(read::<Outer>("Of((a: 1))"), Ok(Outer::Of(Inner { a: 1 })));
    assert_eq!(
        read::<Vec<f64>>("#![enable(implicit_some)]\n[1, 2.5, /* a /* nested */ one */ -3e-2,] // end"),
        Ok(vec![1.0, 2.5, -0.03])
    );
    assert_eq!(
        read::<Vec<u32>>("[0xff, 1_000, 0b11, 0o17]"),
        Ok(vec![255, 1000, 3, 15])
    );
    assert!(
        read::<f64>("inf").is_err() && read::<f64>("NaN").is_err(),
        "no scenario has an infinite number"
    );
}

#[test]
fn json_is_read_strictly() {
    assert_eq!(
        read_json::<Outer>("{\"Of\": {\"a\": 1}}"),
        Ok(Outer::Of(Inner { a: 1 }))
    );
    assert_eq!(
        read_json::<Inner>("{\"$schema\": \"inner.json\", \"a\": 1}"),
        Ok(Inner { a: 1 })
    );
    assert_eq!(read_json::<Vec<Option<u8>>>("[null, 3]"), Ok(vec![None, Some(3)]));
    assert_eq!(
        read_json::<String>(r#""\u00e9 \ud83d\ude00 \/ \b\f""#),
        Ok("é 😀 / \u{8}\u{c}".to_owned())
    );
    for wrong in [
        "[1, 2,]",
        "[1 2]",
        "[01]",
        "[+1]",
        "[.5]",
        "[1.]",
        "[1e]",
        "[0x10]",
        "[1_0]",
        "(1, 2)",
        "[1] // one",
        "[/* one */ 1]",
        "['1']",
        "[one]",
        "[NaN]",
        "[1] [2]",
    ] {
        assert!(read_json::<Vec<f64>>(wrong).is_err(), "{wrong}");
    }
    for wrong in [
        r#""\ud83d""#,
        r#""\ude00""#,
        r#""\u{e9}""#,
        r#""\x41""#,
        r#""\'""#,
        "\"a\nb\"",
        "\"a\tb\"",
        "r\"a\"",
    ] {
        assert!(read_json::<String>(wrong).is_err(), "{wrong}");
    }
    for wrong in [
        "{a: 1}",
        "{\"a\": 1, \"a\": 2}",
        "{\"a\": null}",
        "[1]",
        "{\"a\": 1, \"b\": 2}",
        "null",
        "{}",
    ] {
        assert!(read_json::<Inner>(wrong).is_err(), "{wrong}");
    }
    assert!(
        read::<Inner>("{\"a\": 1}").is_err() && read::<Option<u8>>("null").is_err(),
        "RON stays RON"
    );
}

#[test]
fn values_know_where_they_stand() {
    let text = "{\n  \"é\": (1, \"x\"),\n}";
    let read: BTreeMap<String, Spanned<(u8, Spanned<String>)>> = read(text).unwrap();
    let pair = &read["é"];
    assert_eq!(&text[pair.span.start..pair.span.end], "(1, \"x\")");
    assert_eq!(&text[pair.value.1.span.start..pair.value.1.span.end], "\"x\"");
    let report = Report::new("f", text);
    assert_eq!(
        (report.place(pair.span.start).line, report.place(pair.span.start).column),
        (2, 8)
    );
}

#[test]
fn places_within_texts_skip_escapes() {
    for (literal, inner, expected) in [
        ("\"abc\"", 1, 2),
        ("\"a\\nbc\"", 2, 4),
        ("\"\\u{e9}b\"", 2, 7),
        ("r#\"a\"b\"#", 2, 5),
        ("\"a\\\n   b\"", 1, 7),
        ("\"abc\"", 3, 4),
        ("\"abc\"", 99, 4),
    ] {
        assert_eq!(
            offset_in_text(literal, Dialect::Ron, 0, inner),
            expected,
            "{literal} {inner}"
        );
    }
}
