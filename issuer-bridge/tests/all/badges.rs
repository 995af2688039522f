//! Badges of the organisation: there from the start, written anew, taken along as a file and taken in again.

use std::fs;
use std::sync::Arc;

use crate::client::{Client, Form};
use crate::world::{World, claim_page, ordinary, scenarios};

const EDIT: &str = "/badges/edit?scenario=premier-vol&badge=premier-vol&version=1";

/// The form of a page as a browser sends it untouched: texts, ticked boxes and chosen options too.
fn untouched(html: &str) -> Vec<(String, String)> {
    let form = html.split("action=\"/badges/edit\"").nth(1).unwrap();
    let form = form.split("</form>").next().unwrap();
    let value = |tag: &str, name: &str| {
        let found = tag.split(&format!(" {name}=\"")).nth(1)?;
        Some(found.split('"').next().unwrap().to_owned())
    };
    let plain = |text: &str| {
        text.replace("&#39;", "'")
            .replace("&#34;", "\"")
            .replace("&#38;", "&")
            .replace("&lt;", "<")
    };
    let mut fields = Vec::new();
    for input in form.split("<input").skip(1) {
        let tag = input.split('>').next().unwrap();
        let name = value(tag, "name").unwrap();
        let is_box = tag.contains("type=\"checkbox\"");
        if is_box && !tag.contains(" checked") {
            continue;
        }
        let said = if is_box {
            "on".to_owned()
        } else {
            value(tag, "value").unwrap_or_default()
        };
        fields.push((name, plain(&said)));
    }
    for area in form.split("<textarea").skip(1) {
        let name = value(area, "name").unwrap();
        let said = area.split('>').nth(1).unwrap().split("</textarea").next().unwrap();
        fields.push((name, plain(said)));
    }
    let chosen = form.split(" selected>").next().filter(|_| form.contains(" selected>"));
    let chosen = chosen.and_then(|before| before.rsplit("value=\"").next()?.split('"').next());
    fields.push(("competence".to_owned(), chosen.unwrap_or_default().to_owned()));
    fields
}

/// Sends the form of `html` with some fields changed or added.
fn send(client: &mut Client, html: &str, changes: &[(&str, &str)]) -> crate::client::Answer {
    let mut fields = untouched(html);
    fields.retain(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    fields.extend(
        changes
            .iter()
            .map(|(name, said)| ((*name).to_owned(), (*said).to_owned())),
    );
    // `Form::of` takes what is hidden from the page itself.
    let shown: Vec<(&str, &str)> = fields
        .iter()
        .filter(|(name, _)| !["csrf", "scenario", "badge", "version"].contains(&name.as_str()))
        .map(|(name, said)| (name.as_str(), said.as_str()))
        .collect();
    client.send_form(&Form::of(html, "/badges/edit", &shown))
}

#[test]
fn badges_are_there_before_the_first_claim() {
    let world = World::new();
    let page = world.pedagogue().get("/badges").text();
    for name in ["Premier vol", "J'ai piloté"] {
        assert!(page.contains(name), "no {name} in {page}");
    }
    let count = world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM definition");
    drop(world.pedagogue());
    assert_eq!(count, world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM definition"));
}

#[test]
fn a_new_version_is_written_looked_up_exported_and_taken_in_elsewhere() {
    let world = World::new();
    let mut keeper = world.pedagogue();
    let html = keeper.get(EDIT).text();
    assert!(
        html.contains("ROME 4.0 300448") && html.contains("sans adresse"),
        "{html}"
    );
    let found = send(
        &mut keeper,
        &html,
        &[
            ("kind", "find"),
            ("words", "résoudre des problèmes"),
            ("name_fr", "Vol calme"),
        ],
    );
    let html = found.text();
    assert!(
        found.status == 200 && html.contains("Vol calme"),
        "nothing written is lost: {html}"
    );
    let number = html
        .split("name=\"added-")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let added = format!("added-{number}");

    let all: Vec<&str> = html
        .split("name=\"row-")
        .skip(1)
        .map(|row| row.split('"').next().unwrap())
        .collect();
    let too_many = [("kind", "make"), ("at_least", "99")];
    let answer = send(&mut keeper, &html, &too_many);
    assert!(
        answer.status == 422 && answer.text().contains("jamais toutes"),
        "{}",
        answer.text()
    );
    assert!(all.len() > 3);
    let quoted = "Un \"vol\" \\ calme,\net l'attente.";
    let make = [
        ("kind", "make"),
        (added.as_str(), "on"),
        ("competence", "instructions"),
        ("criteria_fr", quoted),
    ];
    let answer = send(&mut keeper, &html, &make);
    assert_eq!(answer.status, 303, "{}", answer.text());
    let page = keeper.get("/badges").text();
    assert!(
        page.contains("Vol calme") && page.contains("Une version plus récente existe"),
        "{page}"
    );
    assert!(
        page.contains("competence: \"instructions\", framework:"),
        "the lines for the grid: {page}"
    );
    let act = world.sql("SELECT subject FROM audit WHERE act = 'badge-made'");
    assert_eq!(act.as_deref(), Some("premier-vol/premier-vol 2"));

    // What was asked for before keeps the version that was asked for.
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    assert!(!keeper.get(&claim_page(1)).text().contains("Vol calme"));

    let file = keeper.get("/badges/file?scenario=premier-vol");
    assert_eq!(file.status, 200);
    let elsewhere = Arc::new(tempfile::tempdir().unwrap());
    let folder = elsewhere.path().join("scenarios/premier-vol");
    fs::create_dir_all(&folder).unwrap();
    for name in ["scenario.ron", "grid.ron"] {
        fs::copy(scenarios().join("premier-vol").join(name), folder.join(name)).unwrap();
    }
    fs::write(folder.join("badge.ron"), &file.body).unwrap();
    let other = World::over(Arc::clone(&elsewhere), |config| {
        config.scenarios = Some(elsewhere.path().join("scenarios"));
    });
    let other = other.unwrap();
    let body = |world: &World| {
        let body = world.sql("SELECT body FROM definition WHERE badge = 'premier-vol' ORDER BY version DESC LIMIT 1");
        let body: serde_json::Value = serde_json::from_str(&body.unwrap()).unwrap();
        body["badge"].clone()
    };
    assert_eq!(body(&other), body(&world));
    assert_eq!(body(&other)["criteria"]["fr"], quoted);
    assert_eq!(body(&other)["version"], 2);
}

#[test]
fn a_badge_that_misses_something_is_not_kept() {
    let world = World::new();
    let mut keeper = world.pedagogue();
    let html = keeper.get("/badges/edit?scenario=premier-vol").text();
    let texts = [
        ("kind", "make"),
        ("id", "vol-ensemble"),
        ("name_fr", "Voler ensemble"),
        ("name_en", "Flying together"),
        ("description_fr", "A volé avec une autre personne."),
        ("description_en", "Flew with another person."),
        ("criteria_fr", "Une séance vécue."),
        ("criteria_en", "A session lived."),
        ("at_least", "0"),
    ];
    for (name, said, sentence) in [
        ("id", "Vol Ensemble", "minuscules"),
        ("id", "premier-vol", "porte déjà ce nom court"),
        ("name_en", " ", "dans les deux langues"),
        ("at_least", "deux", "jamais toutes"),
    ] {
        let mut changed = texts.to_vec();
        changed
            .iter_mut()
            .filter(|(field, _)| *field == name)
            .for_each(|field| field.1 = said);
        let answer = send(&mut keeper, &html, &changed);
        assert!(
            answer.status == 422 && answer.text().contains(sentence),
            "{name}: {}",
            answer.text()
        );
    }
    assert_eq!(send(&mut keeper, &html, &texts).status, 303);
    assert!(keeper.get("/badges").text().contains("Voler ensemble"));
    for odd in [
        "/badges/edit",
        "/badges/edit?scenario=x",
        "/badges/edit?scenario=premier-vol&badge=x&version=1",
    ] {
        assert_eq!(world.pedagogue().get(odd).status, 404, "{odd}");
    }
}
