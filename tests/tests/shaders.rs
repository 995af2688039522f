//! No shader of ours branches on a uniform: lavapipe keeps a copy of the shader with every frame that draws such a
//! branch, 25 to 38 MB a second. A variant is a `shader_def`.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use end_to_end::programs::root;

/// Uniforms of the engine that a shader may import.
const OF_THE_ENGINE: [&str; 6] = ["view", "globals", "lights", "fog", "mesh", "previous_view_uniforms"];
/// Words that choose what runs next by a value.
const BRANCHES: [&str; 5] = ["if", "switch", "while", "for", "loop"];

/// The branches of `source` whose condition rests on a uniform, directly, by a name that was made from one, or by a
/// parameter of a function (which is as good as anything that is handed to it).
fn branches_on_uniforms(source: &str) -> Vec<String> {
    let words = words(source);
    let mut resting: BTreeSet<String> = OF_THE_ENGINE.iter().map(|name| (*name).to_owned()).collect();
    for (at, word) in words.iter().enumerate() {
        match word.as_str() {
            // `var<uniform> name`
            "uniform" if words.get(at.wrapping_sub(2)).is_some_and(|w| w == "var") => {
                resting.extend(words[at + 1..].iter().find(|w| is_name(w)).cloned());
            }
            // `fn name(one: …, two: …)`, entry points apart: what the pipeline hands to those is no uniform.
            "fn" if !words[..at].ends_with_entry() => {
                let end = words[at..].iter().position(|w| w == "{").map_or(at, |n| at + n);
                let parameters = words[at + 2..end.max(at + 2)].windows(2);
                resting.extend(parameters.filter(|p| p[1] == ":").map(|p| p[0].clone()));
            }
            _ => {}
        }
    }
    // What is made from one rests on it too, until nothing new does.
    loop {
        let before = resting.len();
        for statement in words.split(|w| [";", "{", "}"].contains(&w.as_str())) {
            let Some(equals) = statement.iter().position(|w| w == "=") else {
                continue;
            };
            if statement[equals..].iter().any(|w| resting.contains(w)) {
                let target = statement[..equals].iter();
                resting.extend(
                    target
                        .filter(|w| is_name(w))
                        .take_while(|w| *w != ":")
                        .find(|w| !is_keyword(w))
                        .cloned(),
                );
            }
        }
        if resting.len() == before {
            break;
        }
    }
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if BRANCHES.contains(&word.as_str()) {
            let condition: Vec<&str> = words[at + 1..]
                .iter()
                .take_while(|w| *w != "{")
                .map(String::as_str)
                .collect();
            if condition.iter().any(|w| resting.contains(*w)) {
                found.push(format!("{word} {}", condition.join(" ")));
            }
        }
    }
    found
}

trait EndsWithEntry {
    /// Whether an attribute `@vertex`, `@fragment` or `@compute` stands before a function.
    fn ends_with_entry(&self) -> bool;
}

impl EndsWithEntry for [String] {
    fn ends_with_entry(&self) -> bool {
        let since = self
            .iter()
            .rposition(|w| [";", "}"].contains(&w.as_str()))
            .map_or(0, |n| n + 1);
        let mut since = self[since..].windows(2);
        since.any(|w| w[0] == "@" && ["vertex", "fragment", "compute"].contains(&w[1].as_str()))
    }
}

fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

fn is_keyword(word: &str) -> bool {
    ["let", "var", "const", "return", "f32", "i32", "u32", "bool"].contains(&word)
}

/// Names, numbers and signs; comments and directives left out.
fn words(source: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for line in source.lines() {
        let line = line.split("//").next().unwrap_or_default();
        if line.trim_start().starts_with('#') {
            continue;
        }
        let mut joined = false;
        for character in line.chars() {
            let part = character.is_alphanumeric() || character == '_';
            match words.last_mut() {
                Some(word) if part && joined => word.push(character),
                _ if !character.is_whitespace() => words.push(character.to_string()),
                _ => {}
            }
            joined = part;
        }
    }
    words
}

#[test]
fn no_shader_branches_on_a_uniform() {
    let mut folders: Vec<PathBuf> = vec![root().join("game"), root().join("assets")];
    let mut read = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "wgsl") {
                let source = fs::read_to_string(&path).expect("a shader");
                let found = branches_on_uniforms(&source);
                assert!(found.is_empty(), "{}: {found:?}; use a shader_def", path.display());
                read += 1;
            }
        }
    }
    assert!(read > 0, "no shader found");
}

#[test]
fn a_branch_on_a_uniform_is_found_however_it_is_written() {
    let around = |body: &str| {
        format!(
            "struct Paint {{ tint: vec4<f32>, }}\n@group(3) @binding(0) var<uniform> paint: Paint;\n\
             fn seen(far: f32) -> f32 {{ return far; }}\n\
             @vertex\nfn vertex(in: Vertex) -> Painted {{\n var out: Painted;\n{body}\n return out;\n}}\n"
        )
    };
    for (body, branches) in [
        ("if paint.tint.w > 0.0 { out.a = 1.0; }", 1),
        (
            "let lit = paint.tint.w; let much = lit * 2.0; if much > 0.0 { out.a = 1.0; }",
            1,
        ),
        ("for (var i = 0; i < i32(paint.tint.x); i++) { out.a = 1.0; }", 1),
        ("switch i32(view.exposure) { default: { out.a = 1.0; } }", 1),
        ("if in.position.x > 0.0 { out.a = paint.tint.x; }", 0),
        ("out.a = mix(1.0, in.b, paint.tint.w); // if paint.tint.w > 0.0 {", 0),
        ("let near: f32 = in.position.x; if near > 0.0 { out.a = 1.0; }", 0),
    ] {
        let found = branches_on_uniforms(&around(body));
        assert_eq!(found.len(), branches, "{body}: {found:?}");
    }
    let inside = "fn shade(how: f32) -> f32 { if how > 0.5 { return 1.0; } return 0.0; }";
    assert_eq!(
        branches_on_uniforms(inside).len(),
        1,
        "what is handed in may be a uniform"
    );
}
