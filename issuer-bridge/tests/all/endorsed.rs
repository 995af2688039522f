//! What others say of a badge: asked for by a link, written, and joined only by the learner.

use issuer_bridge::PublicUrl;
use situation::wire::claim_code;

use crate::client::{Answer, Client};
use crate::world::{PEDAGOGUE, Set, World, claim_page, ordinary};

/// 2026-11-22, noon.
const TODAY: i64 = 1_795_348_800;
const WORDS: &str = "Elle a tenu l'accueil seule un samedi, et rappelé chaque personne.";

fn with_a_badge() -> (World, Set) {
    let clock = Set::at(TODAY);
    let world = World::with(|config| {
        clock.give(config);
        config.public_url = Some(PublicUrl::parse("https://badges.example.org").unwrap());
    });
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    let issue = [("kind", "issue"), ("knows", "on")];
    assert_eq!(
        world.pedagogue().submit(&claim_page(1), "/decision", &issue).status,
        303
    );
    (world, clock)
}

fn learner_page() -> String {
    format!("/r/{}", claim_code(&[1; 16]))
}

/// The path of a link that was just made.
fn path_of(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{}", answer.text());
    let text = answer.text();
    let at = text.find("https://badges.example.org/e/").unwrap();
    let link = text[at..].split('<').next().unwrap();
    link.trim_start_matches("https://badges.example.org").to_owned()
}

fn asked(world: &World, more: &[(&str, &str)]) -> String {
    let fields = [&[("asked", "ma tutrice")], more].concat();
    path_of(&world.visitor().submit(&learner_page(), "/endorsements\"", &fields))
}

fn write(visitor: &mut Client, path: &str, more: &[(&str, &str)]) -> Answer {
    let fields = [
        &[
            ("name", "Nadia Moreau"),
            ("role", "Tutrice, Café du Port"),
            ("words", WORDS),
        ],
        more,
    ]
    .concat();
    visitor.submit(path, &format!("\"{path}\""), &fields)
}

fn answer(world: &World, kind: &str) -> Answer {
    let mut visitor = world.visitor();
    let html = visitor.get(&learner_page()).text();
    let at = html.find("/endorsements/").unwrap();
    let form = html[..at].rfind("<form").unwrap();
    let form = crate::client::Form::of(&html[form..], "/endorsements/", &[("kind", kind)]);
    visitor.send_form(&form)
}

fn badge(world: &World) -> serde_json::Value {
    world.visitor().get(&format!("{}/badge.json", learner_page())).json()
}

#[test]
fn words_of_a_tutor_become_part_of_the_badge_only_by_its_learner() {
    let (world, clock) = with_a_badge();
    let before = badge(&world);
    let path = asked(&world, &[]);
    let mut tutor = world.visitor();
    let page = tutor.get(&path);
    assert_eq!(page.status, 200);
    let text = page.text();
    assert!(
        text.contains("Lune vous demande quelques mots") && text.contains("Vu dans le jeu"),
        "{text}"
    );
    assert!(
        !text.contains("J'ai fait voler un drone"),
        "what the learner told was not shown to others"
    );
    assert_eq!(tutor.get(&format!("{path}/badge.png")).status, 200);

    assert_eq!(write(&mut tutor, &path, &[]).status, 422, "not agreed");
    let agreed = write(&mut tutor, &path, &[("agrees", "on")]);
    assert_eq!(agreed.status, 303, "{}", agreed.text());
    assert!(tutor.get(&path).text().contains("Lune lira vos mots"));
    assert_eq!(badge(&world), before, "nothing is joined yet");
    let public = format!("/b/{}", before["id"].as_str().unwrap().trim_start_matches("urn:uuid:"));
    assert!(!world.visitor().get(&public).text().contains(WORDS));

    clock.to(TODAY + 3_600);
    assert_eq!(answer(&world, "join").status, 303);
    let after = badge(&world);
    assert_eq!(after["id"], before["id"]);
    assert_eq!(after["awardedDate"], before["awardedDate"]);
    assert_eq!(after["credentialStatus"], before["credentialStatus"]);
    assert_eq!(
        after["validFrom"], "2026-11-22T13:00:00Z",
        "the newer one is told by it"
    );
    let endorsement = &after["endorsement"][0];
    assert_eq!(endorsement["credentialSubject"]["id"], before["id"]);
    assert_eq!(endorsement["credentialSubject"]["endorsementComment"], WORDS);
    assert_eq!(endorsement["issuer"]["name"], "Nadia Moreau");
    assert_ne!(endorsement["issuer"]["id"], after["issuer"]["id"]);

    let checked = |file: &[u8]| world.visitor().upload("/verify", file).text();
    let text = checked(after.to_string().as_bytes());
    assert!(
        text.contains("Ce badge est valable") && text.contains("Il porte 1 endossement"),
        "{text}"
    );
    let picture = world.visitor().get(&format!("{}/badge.png", learner_page())).body;
    assert!(checked(&picture).contains("Il porte 1 endossement"));
    assert!(
        checked(before.to_string().as_bytes()).contains("Ce badge est valable"),
        "the file from before holds"
    );
    let text = world.visitor().get(&public).text();
    assert!(
        text.contains(WORDS) && text.contains("Nadia Moreau, Tutrice, Café du Port"),
        "{text}"
    );
    assert!(tutor.get(&path).text().contains("Vos mots font partie du badge"));
    assert!(
        world
            .visitor()
            .get(&format!("{}/attestation.pdf", learner_page()))
            .status
            == 200
    );
    let told = world.visitor().get(&format!("{}/data", learner_page())).text();
    assert!(told.contains(WORDS), "{told}");

    // And out again.
    assert_eq!(answer(&world, "remove").status, 303);
    let out = badge(&world);
    assert!(out.get("endorsement").is_none() && out["id"] == before["id"]);
    assert!(checked(out.to_string().as_bytes()).contains("Ce badge est valable"));
    assert_eq!(
        world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM endorsement").as_deref(),
        Some("0")
    );
    let acts = world.sql("SELECT GROUP_CONCAT(act, ' ') FROM audit WHERE act LIKE 'endorsement%'");
    assert_eq!(
        acts.as_deref(),
        Some("endorsement-asked endorsement-joined endorsement-removed")
    );
    let said = world
        .sql("SELECT GROUP_CONCAT(detail || account_name || subject, ' ') FROM audit")
        .unwrap();
    assert!(!said.contains("Nadia") && !said.contains("tutrice"), "{said}");
}

#[test]
fn words_that_one_character_was_changed_in_are_refused() {
    let (world, _clock) = with_a_badge();
    let path = asked(&world, &[]);
    write(&mut world.visitor(), &path, &[("agrees", "on")]);
    assert_eq!(answer(&world, "join").status, 303);
    let good = badge(&world).to_string();
    for (from, to) in [
        ("samedi", "Samedi"),
        ("Nadia", "Nadja"),
        ("Café du Port", "Café du port"),
    ] {
        let text = world
            .visitor()
            .upload("/verify", good.replace(from, to).as_bytes())
            .text();
        assert!(
            text.contains("modifié après sa signature") || text.contains("endossement de ce badge"),
            "{text}"
        );
    }
}

#[test]
fn a_learner_may_show_what_they_told_and_a_pedagogue_may_not_in_their_place() {
    let (world, _clock) = with_a_badge();
    let path = asked(&world, &[("account", "on")]);
    assert!(world.visitor().get(&path).text().contains("J'ai fait voler un drone"));
    let mut pedagogue = world.pedagogue();
    let fields = [("asked", "le chef d'atelier"), ("account", "on")];
    let page = claim_page(1);
    let path = path_of(&pedagogue.submit(&page, "/endorsements\"", &fields));
    assert!(!world.visitor().get(&path).text().contains("J'ai fait voler un drone"));
    let mine = world.visitor().get(&learner_page()).text();
    assert!(
        mine.contains(&format!("Fait par {PEDAGOGUE}")),
        "the learner sees who asked whom: {mine}"
    );
    // Whoever only reads makes no links.
    let mut reader = world.with_roles("Comité", &["committee"]);
    assert!(!reader.get(&page).text().contains("/endorsements"));
    let csrf = reader
        .get("/me")
        .text()
        .split("name=\"csrf\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let body = format!("csrf={csrf}&asked=x");
    let kind = "application/x-www-form-urlencoded";
    assert_eq!(
        reader
            .post(&format!("{page}/endorsements"), kind, body.as_bytes())
            .status,
        403
    );
}

#[test]
fn a_link_ends_is_closed_and_is_not_given_without_end() {
    let (world, clock) = with_a_badge();
    let path = asked(&world, &[]);
    assert_eq!(world.visitor().get("/e/nothing").status, 404);
    clock.to(TODAY + 31 * 86_400);
    assert_eq!(world.visitor().get(&path).status, 404, "after thirty days");
    clock.to(TODAY);
    assert_eq!(answer(&world, "remove").status, 303);
    assert_eq!(world.visitor().get(&path).status, 404, "closed");

    let paths: Vec<String> = (0..5).map(|_| asked(&world, &[])).collect();
    let sixth = world
        .visitor()
        .submit(&learner_page(), "/endorsements\"", &[("asked", "x")]);
    assert_eq!(sixth.status, 409);
    // A person who may decide closes one as well.
    let mut pedagogue = world.pedagogue();
    assert_eq!(pedagogue.submit(&claim_page(1), "/remove", &[]).status, 303);
    let open = |path: &&String| world.visitor().get(path).status == 200;
    assert_eq!(paths.iter().filter(open).count(), 4);
}

#[test]
fn words_are_taken_back_until_the_learner_answers_and_go_with_a_no() {
    let (world, _clock) = with_a_badge();
    let path = asked(&world, &[]);
    let mut tutor = world.visitor();
    write(&mut tutor, &path, &[("agrees", "on")]);
    assert_eq!(tutor.submit(&path, "/back", &[]).status, 303);
    assert_eq!(
        world.sql("SELECT words || name || role FROM endorsement").as_deref(),
        Some("")
    );
    write(&mut tutor, &path, &[("agrees", "on")]);
    assert_eq!(answer(&world, "remove").status, 303);
    assert_eq!(tutor.get(&path).status, 404);
    assert!(badge(&world).get("endorsement").is_none());
}

#[test]
fn no_link_leads_to_a_badge_that_was_withdrawn_and_none_is_made_for_it() {
    let (world, _clock) = with_a_badge();
    let path = asked(&world, &[]);
    write(&mut world.visitor(), &path, &[("agrees", "on")]);
    let form = {
        let mut visitor = world.visitor();
        let html = visitor.get(&learner_page()).text();
        (
            visitor,
            crate::client::Form::of(&html, "/endorsements/", &[("kind", "join")]),
        )
    };
    let revoke = [("kind", "revoke"), ("knows", "on"), ("words", "Une erreur.")];
    let mut pedagogue = world.pedagogue();
    let html = pedagogue.get(&claim_page(1)).text();
    let at = html.find("value=\"revoke\"").unwrap();
    let at = html[..at].rfind("<form").unwrap();
    assert_eq!(
        pedagogue
            .send_form(&crate::client::Form::of(&html[at..], "/decision", &revoke))
            .status,
        303
    );
    assert_eq!(world.visitor().get(&path).status, 410);
    let (mut visitor, form) = form;
    assert_eq!(visitor.send_form(&form).status, 410, "not joined");
}

#[test]
fn words_about_a_badge_that_was_corrected_stay_with_it() {
    let (world, _clock) = with_a_badge();
    let path = asked(&world, &[]);
    write(&mut world.visitor(), &path, &[("agrees", "on")]);
    let mut pedagogue = world.pedagogue();
    let correct = format!("{}/correct", claim_page(1));
    let html = pedagogue.get(&correct).text();
    let row = html.split("name=\"row-").nth(1).unwrap().split('"').next().unwrap();
    let row = format!("row-{row}");
    let fields = [
        ("kind", "correct"),
        ("knows", "on"),
        ("words", "Une ligne de trop."),
        (row.as_str(), "on"),
    ];
    assert_eq!(pedagogue.submit(&correct, "/decision", &fields).status, 303);
    let page = world.visitor().get(&learner_page()).text();
    assert!(
        page.contains("un badge qui a été corrigé depuis") && !page.contains("value=\"join\""),
        "{page}"
    );
}

#[test]
fn words_that_were_written_on_an_old_page_are_there_again() {
    let (world, _clock) = with_a_badge();
    let path = asked(&world, &[]);
    let page = world.visitor().get(&path).text();
    let fields = [("name", "Nadia Moreau"), ("words", WORDS), ("agrees", "on")];
    let form = crate::client::Form::of(&page, &format!("\"{path}\""), &fields);
    // The cookie of that page is gone.
    let mut later = world.visitor();
    let again = later.send_form(&form);
    assert_eq!(again.status, 403);
    let text = again.text();
    assert!(text.contains(WORDS) && text.contains("Nadia Moreau"), "{text}");
    let form = crate::client::Form::of(&text, &format!("\"{path}\""), &fields);
    assert_eq!(later.send_form(&form).status, 303);
}

#[test]
fn what_others_wrote_and_wallets_read_goes_with_the_claim() {
    let (world, _clock) = with_a_badge();
    let path = asked(&world, &[]);
    write(&mut world.visitor(), &path, &[("agrees", "on")]);
    assert_eq!(answer(&world, "join").status, 303);
    asked(&world, &[]);
    let mut pedagogue = world.pedagogue();
    let html = pedagogue.get("/data").text();
    let csrf = html
        .split("name=\"csrf\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let page = claim_page(1).trim_start_matches("/claims/").to_owned();
    let body = format!("csrf={csrf}&claim-{page}=on&kind=erase-now&sure=on&reason=x");
    let kind = "application/x-www-form-urlencoded";
    let receipt = pedagogue.post("/data/person", kind, body.as_bytes());
    assert_eq!(receipt.status, 200, "{}", receipt.text());
    assert_eq!(
        world.sql("SELECT CAST(COUNT(*) AS TEXT) FROM endorsement").as_deref(),
        Some("0")
    );
    assert_eq!(world.visitor().get(&path).status, 404);
}
