//! What each role may do, accounts that open and close, logins that are ended.

use situation::identity::Identity;
use situation::wire::claim_code;

use crate::client::{Client, Form};
use crate::world::{PASSWORD, PEDAGOGUE, World, claim_page, ordinary, package, seal, selection, some_rows};

const NAME: &str = "Sacha Exemple";

/// A claim with an identity.
fn world() -> World {
    let world = World::new();
    let (key, offer) = world.paired();
    let identity = Identity {
        name: NAME.to_owned(),
        email: None,
    };
    let sealed = seal(&offer, 1, &identity);
    let sent = world.send(&package(&key, 1, &selection(some_rows(3)), Some(sealed)));
    assert_eq!(sent.status, 200, "{}", sent.text());
    world
}

#[test]
fn each_page_opens_for_the_roles_that_need_it_and_for_no_other() {
    let world = world();
    let claim = claim_page(1);
    let all = ["pedagogue", "reviewer", "cartographe", "committee"];
    let pages: [(&str, &[&str]); 10] = [
        ("/", &all),
        (claim.as_str(), &all),
        ("/me", &all),
        ("/together", &["pedagogue"]),
        ("/import", &["pedagogue"]),
        ("/apart", &["pedagogue"]),
        ("/stations", &["pedagogue", "cartographe"]),
        ("/data", &["pedagogue", "cartographe"]),
        ("/organisation", &["cartographe"]),
        ("/audit", &["cartographe"]),
    ];
    for role in all {
        let mut client = world.with_roles(&format!("Une personne {role}"), &[role]);
        let home = client.get("/").text();
        for (page, roles) in pages {
            let may = roles.contains(&role);
            let answer = client.get(page);
            assert_eq!(answer.status, if may { 200 } else { 403 }, "{role} at {page}");
            let is_linked = home.contains(&format!("href=\"{page}\""));
            assert!(may || !is_linked, "{role} is led to {page}");
        }
        let answer = client.get("/accounts");
        assert_eq!(answer.status == 200, role == "cartographe", "{role}");
    }
}

#[test]
fn who_does_not_decide_sees_no_identity_no_code_and_no_decision() {
    let world = world();
    let claim = claim_page(1);
    let code = claim_code(&[1; 16]);
    for role in ["cartographe", "committee"] {
        let mut client = world.with_roles(&format!("Une personne {role}"), &[role]);
        let page = client.get(&claim).text();
        assert!(
            page.contains("j'ai respiré") && !page.contains(&code) && !page.contains(NAME),
            "{role}: {page}"
        );
        assert!(
            !page.contains("/decision") && !page.contains("/identity"),
            "{role}: {page}"
        );
        // Nor by a form that was made by hand, with a token that is theirs.
        let token = page.split("name=\"csrf\" value=\"").nth(1).unwrap();
        let token = token.split('"').next().unwrap();
        for (path, more) in [("decision", "kind=issue&knows=on"), ("identity", "")] {
            let body = format!("csrf={token}&{more}");
            let form = "application/x-www-form-urlencoded";
            let answer = client.post(&format!("{claim}/{path}"), form, body.as_bytes());
            assert_eq!(answer.status, 403, "{role}: {path}");
        }
    }
    assert!(
        world
            .sql("SELECT act FROM audit WHERE act IN ('opened', 'issue')")
            .is_none()
    );
}

#[test]
fn who_opened_an_identity_is_kept_once_and_shown_to_the_others() {
    let world = world();
    let claim = claim_page(1);
    let mut first = world.pedagogue();
    let form = Form::of(&first.get(&claim).text(), "/identity", &[]);
    for _ in 0..2 {
        // Opened, there is no button any more; another window may still show one.
        assert_eq!(first.send_form(&form).status, 303);
        let page = first.get(&claim).text();
        assert!(page.contains(NAME) && !page.contains("/identity"), "{page}");
    }
    let mut colleague = world.colleague();
    let page = colleague.get(&claim).text();
    assert!(!page.contains(NAME), "theirs to open");
    assert!(page.contains(&format!("Ouverte par {PEDAGOGUE}")), "{page}");
    assert_eq!(colleague.submit(&claim, "/identity", &[]).status, 303);
    let opened = world.sql("SELECT group_concat(account_name, ', ') FROM (SELECT account_name FROM audit WHERE act = 'opened' ORDER BY number) AS opened");
    assert_eq!(opened.as_deref(), Some("Camille R., Dominique V."));
    assert!(
        !world
            .sql("SELECT group_concat(subject || detail) FROM audit")
            .unwrap()
            .contains("Sacha"),
        "the record names no learner"
    );
}

/// The id of the account of that name, as the page has it.
fn id_of(world: &World, name: &str) -> String {
    let all = world
        .sql("SELECT group_concat(name || '=' || id, ';') FROM account")
        .unwrap();
    let found = all.split(';').find_map(|one| one.strip_prefix(&format!("{name}=")));
    found.unwrap().to_owned()
}

#[test]
fn an_account_is_given_a_password_closed_and_opened_again() {
    let world = World::new();
    let mut colleague = world.colleague();
    let id = id_of(&world, "Dominique V.");
    let mut keeper = world.pedagogue();
    let new = "encore une autre longue phrase";
    let path = format!("/accounts/{id}/password");
    let answer = keeper.submit("/accounts", &path, &[("password", "court"), ("again", "court")]);
    assert_eq!(answer.status, 422);
    let answer = keeper.submit("/accounts", &path, &[("password", new), ("again", new)]);
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert_eq!(colleague.get("/").status, 303, "their logins have ended");
    let who = [("name", "Dominique V."), ("password", new)];
    assert_eq!(colleague.submit("/login", "/login", &who).status, 303);

    let path = format!("/accounts/{id}/closed");
    assert_eq!(keeper.submit("/accounts", &path, &[("closed", "yes")]).status, 303);
    assert_eq!(colleague.get("/").status, 303);
    assert_eq!(colleague.submit("/login", "/login", &who).status, 401, "closed");
    assert!(keeper.get("/accounts").text().contains("Fermé le"));
    assert_eq!(keeper.submit("/accounts", &path, &[("closed", "no")]).status, 303);
    assert_eq!(colleague.submit("/login", "/login", &who).status, 303);
    let acts = world
        .sql("SELECT group_concat(act, ' ') FROM audit WHERE subject = 'Dominique V.'")
        .unwrap();
    assert_eq!(acts, "account-added password account-disabled account-enabled");
}

#[test]
fn somebody_always_keeps_the_accounts() {
    let world = World::new();
    let id = id_of(&world, PEDAGOGUE);
    let mut keeper = world.pedagogue();
    let path = format!("/accounts/{id}/roles");
    let answer = keeper.submit("/accounts", &path, &[("pedagogue", "on")]);
    assert_eq!(answer.status, 409);
    assert!(answer.text().contains("au moins une personne qui tienne les comptes"));
    assert_eq!(keeper.submit("/accounts", &path, &[]).status, 422, "no role at all");
    assert_eq!(keeper.get("/accounts").status, 200, "nothing was changed");
    world.with_roles("Une autre", &["cartographe"]);
    assert_eq!(keeper.submit("/accounts", &path, &[("pedagogue", "on")]).status, 303);
    // At once, not at the next login.
    assert_eq!(keeper.get("/accounts").status, 403);
    assert_eq!(keeper.get("/import").status, 200);
}

#[test]
fn logins_are_listed_and_ended() {
    let world = World::new();
    let mut here = world.pedagogue();
    let who = [("name", PEDAGOGUE), ("password", PASSWORD)];
    let agent = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0";
    let mut there = Client::new(world.port)
        .with_header("Accept-Language", "fr")
        .with_header("User-Agent", agent);
    assert_eq!(there.submit("/login", "/login", &who).status, 303);
    let page = here.get("/me").text();
    assert!(
        page.contains("Firefox · Windows") && page.contains("navigateur inconnu"),
        "{page}"
    );
    let end = page.split("Firefox · Windows").nth(1).unwrap();
    let session = end
        .split("name=\"session\" value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let form = Form::of(&format!("<form{}", end.split("<form").nth(1).unwrap()), "/me/end", &[]);
    assert!(form.body.contains(session));
    assert_eq!(here.send_form(&form).status, 303);
    assert_eq!(there.get("/me").status, 303, "ended");
    assert_eq!(here.get("/me").status, 200);
    assert_eq!(here.send_form(&form).status, 404, "once");
    // Nobody ends those of others from there.
    let mut colleague = world.colleague();
    let mine = world.sql(
        "SELECT substr(token_hash, 1, 16) FROM login JOIN account ON account.id = login.account \
         WHERE account.name = 'Camille R.'",
    );
    let page = colleague.get("/me").text();
    let form = Form::of(&page, "/me/end", &[]);
    let own = form.body.split("session=").nth(1).unwrap().to_owned();
    let form = Form {
        body: form.body.replace(&own, &mine.unwrap()),
        ..form
    };
    assert_eq!(colleague.send_form(&form).status, 404);
}

#[test]
fn a_badge_still_waits_for_a_named_person_of_the_right_role() {
    let world = World::new();
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    let mut reviewer = world.with_roles("Une relectrice", &["reviewer"]);
    let answer = reviewer.submit(&claim_page(1), "/decision", &[("kind", "issue"), ("knows", "on")]);
    assert_eq!(answer.status, 303, "{}", answer.text());
    let by = world.sql("SELECT account_name FROM decision");
    assert_eq!(by.as_deref(), Some("Une relectrice"));
}

#[test]
fn accounts_of_a_database_from_before_there_were_roles_may_do_what_they_could() {
    let world = World::new();
    let mut before = world.pedagogue();
    // As the version before left it.
    for back in [
        "DROP TABLE badge_gone",
        "DROP TABLE erased",
        "DROP TABLE keeping",
        "DROP TABLE platform_consent",
        "DROP TABLE wallet_grant",
        "DROP TABLE wallet",
        "DROP TABLE badge_key",
        "DROP TABLE endorsement",
        "DROP TABLE opened",
        "DROP TABLE audit",
        "DROP INDEX claim_by_change",
        "ALTER TABLE login DROP COLUMN browser",
        "ALTER TABLE login DROP COLUMN opened",
        "ALTER TABLE account DROP COLUMN disabled",
        "ALTER TABLE account DROP COLUMN roles",
        "DROP INDEX card_begins",
        "DELETE FROM _sqlx_migrations WHERE version > 7",
    ] {
        world.sql(back);
    }
    let folder = std::sync::Arc::clone(&world.folder);
    drop(world);
    let world = World::over(folder, |_| {}).unwrap();
    before.moves_to(world.port);
    let page = before.get("/me").text();
    assert!(page.contains("avant la mise à jour"), "the login goes on: {page}");
    for page in ["/", "/import", "/accounts", "/audit", "/data", "/badges"] {
        assert_eq!(before.get(page).status, 200, "{page}");
    }
    assert!(before.get("/audit").text().contains("Le journal est vide"));
}
