//! Several bridges over one database of a server, with nothing else in common: what one does the others see, and what
//! they do at once is done once.

use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use issuer_bridge::keys::KeySource;
use issuer_bridge::{Config, DATABASE_VARIABLE, DatabaseUrl};

use crate::client::Form;
use crate::postgres::server::{SERVER_PASSWORD, Server};
use crate::program::Program;
use crate::world::{PASSWORD, PEDAGOGUE, World, base64url, claim_page, ordinary, station_key};

/// The key-encryption key that all of them are given.
fn kek() -> String {
    base64url(&[7; 32])
}

fn over(config: &mut Config, url: &str) {
    config.database = DatabaseUrl::parse(url);
    config.key = KeySource::Given(kek().into());
}

/// Two that start at once over an empty database.
fn two(url: &str) -> [World; 2] {
    let started = [(); 2].map(|()| {
        let url = url.to_owned();
        std::thread::spawn(move || World::with(|config| over(config, &url)))
    });
    started.map(|world| world.join().unwrap())
}

/// Lets nobody go on before all are there; somebody who failed is not waited for.
struct Together(AtomicUsize);

impl Together {
    fn wait(&self, all: usize) {
        let until = Instant::now() + Duration::from_secs(30);
        let round = self.0.fetch_add(1, Ordering::SeqCst) / all + 1;
        while self.0.load(Ordering::SeqCst) < all * round {
            assert!(Instant::now() < until, "somebody did not come");
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

#[test]
fn what_two_bridges_do_at_once_is_done_once() {
    const CLAIMS: u8 = 12;
    let Some(server) = Server::start() else { return };
    let url = server.database("several");
    let worlds = two(&url);
    let ask = |sql: &str| server.ask("several", sql);
    assert_eq!(ask("SELECT COUNT(*)::TEXT FROM organisation").as_deref(), Some("1"));
    assert_eq!(ask("SELECT COUNT(*)::TEXT FROM account").as_deref(), Some("1"));
    let (key, _) = worlds[0].paired();

    // The same package to both, and the same decision at both: each claim is received once and decided once.
    let packages: Vec<Vec<u8>> = (1..=CLAIMS).map(|number| ordinary(&key, number)).collect();
    let together = Together(AtomicUsize::new(0));
    let issued: Vec<u16> = std::thread::scope(|scope| {
        let at = [0, 0, 1, 1].map(|at| {
            let (world, packages, together) = (&worlds[at], &packages, &together);
            scope.spawn(move || {
                let mut pedagogue = world.pedagogue();
                let mut said = Vec::new();
                for (number, package) in (1..).zip(packages) {
                    together.wait(4);
                    let sent = world.send(package);
                    assert_eq!(sent.status, 200, "{}", sent.text());
                    together.wait(4);
                    let fields = [("kind", "issue"), ("knows", "on"), ("words", "Beau vol.")];
                    // The form before anybody has decided; then all at once.
                    let form = Form::of(&pedagogue.get(&claim_page(number)).text(), "/decision", &fields);
                    together.wait(4);
                    said.push(pedagogue.send_form(&form).status);
                }
                said
            })
        });
        // Meanwhile others are written into the same record.
        let others = [0, 1].map(|at| {
            let world = &worlds[at];
            scope.spawn(move || {
                for number in 0..6 {
                    world.with_roles(&format!("Alix {at} {number}"), &["reviewer"]);
                }
            })
        });
        let said = at.into_iter().flat_map(|at| at.join().unwrap()).collect();
        for other in others {
            other.join().unwrap();
        }
        said
    });
    let claims = CLAIMS.to_string();
    assert_eq!(
        issued.iter().filter(|status| **status == 303).count(),
        usize::from(CLAIMS),
        "{issued:?}"
    );
    assert!(issued.iter().all(|status| [303, 409].contains(status)), "{issued:?}");
    for table in ["claim", "card", "decision", "badge"] {
        let count = ask(&format!("SELECT COUNT(*)::TEXT FROM {table}"));
        assert_eq!(count.as_ref(), Some(&claims), "{table}");
    }
    let twice = ask("SELECT COUNT(*)::TEXT FROM (SELECT 1 FROM card GROUP BY number HAVING COUNT(*) > 1) AS twice");
    assert_eq!(twice.as_deref(), Some("0"));
    // The record is one chain, with a row for each act.
    let acts = ask("SELECT COUNT(*)::TEXT || ' ' || MAX(number) FROM audit WHERE act <> 'paired'");
    assert_eq!(acts, Some(format!("{} {}", CLAIMS + 12, CLAIMS + 13)));
    let page = worlds[1].pedagogue().get("/audit").text();
    assert!(page.contains("rien n'y a été changé"), "{page}");
}

#[test]
fn two_programs_are_one_bridge() {
    let Some(server) = Server::start() else { return };
    let url = server.database("several");
    let serve = || {
        let environment = [(DATABASE_VARIABLE, url.clone()), ("ENVOL_BRIDGE_KEK", kek())];
        Program::serve_in(&["--public-url", "https://badges.example.org"], &environment)
    };
    let (one, other) = (serve(), serve());
    let mut pedagogue = one.visitor();
    let who = [("name", PEDAGOGUE), ("password", PASSWORD)];
    assert_eq!(pedagogue.submit("/login", "/login", &who).status, 303);
    let offer = crate::world::offer_for(&mut pedagogue);
    let key = station_key(1);
    let paired = crate::world::pair_request(&offer, &key);
    assert_eq!(
        other.visitor().post_json("/api/v1/pair", &paired).status,
        200,
        "an offer of the one, taken at the other"
    );
    let kind = "application/vnd.envol.evidence";
    assert_eq!(
        one.visitor().post("/api/v1/claims", kind, &ordinary(&key, 1)).status,
        200
    );
    // The same login goes on at the other, which issues and withdraws.
    pedagogue.moves_to(other.port);
    let issue = [("kind", "issue"), ("knows", "on"), ("words", "Beau vol.")];
    assert_eq!(pedagogue.submit(&claim_page(1), "/decision", &issue).status, 303);
    let list =
        |program: &Program| program.visitor().get("/status/1").json()["credentialSubject"]["encodedList"].clone();
    let before = list(&one);
    assert!(before.is_string());
    let revoke = [("kind", "revoke"), ("knows", "on"), ("words", "Une erreur.")];
    assert_eq!(pedagogue.submit(&claim_page(1), "/decision", &revoke).status, 303);
    assert_ne!(list(&one), before, "withdrawn at the one as well");
    assert_eq!(list(&one), list(&other));
    // What its own tools do is left to them, and said.
    let folder = tempfile::tempdir().unwrap();
    let phrase = folder.path().join("phrase.txt");
    std::fs::write(&phrase, "quatre mots rangés ailleurs").unwrap();
    let command = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_issuer-bridge"))
            .args(["--language", "fr", "--data"])
            .arg(folder.path().join("data"))
            .args(arguments)
            .arg(folder.path().join("copie"))
            .arg("--passphrase-file")
            .arg(&phrase)
            .env(DATABASE_VARIABLE, &url)
            .env("ENVOL_BRIDGE_KEK", kek())
            .output()
            .unwrap();
        (output.status.success(), crate::command::said(&output))
    };
    let (is_done, said) = command(&["backup"]);
    assert!(is_done && said.contains("pg_dump"), "{said}");
    assert_eq!(std::fs::read_dir(folder.path().join("copie")).unwrap().count(), 1);
    let (is_done, said) = command(&["restore"]);
    assert!(!is_done && said.contains("pg_restore"), "{said}");
    for program in [&one, &other] {
        assert!(!program.log().contains(SERVER_PASSWORD), "{}", program.log());
    }
}

#[test]
fn a_server_that_is_gone_is_said_and_when_it_is_back_it_goes_on() {
    let Some(mut server) = Server::start() else { return };
    let url = server.database("several");
    let world = World::with(|config| {
        over(config, &url);
        config.database_patience = Duration::from_secs(2);
    });
    let (key, _) = world.paired();
    // Somebody else writes, and does not end.
    let sql = "BEGIN; SELECT pg_advisory_xact_lock(x'656e766f6c'::BIGINT); SELECT pg_sleep(4)";
    std::thread::scope(|scope| {
        scope.spawn(|| server.run("several", sql).unwrap());
        std::thread::sleep(Duration::from_millis(500));
        said_503(&world.send(&ordinary(&key, 1)), "bridge-error-database-locked");
    });
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    server.stop();
    said_503(&world.send(&ordinary(&key, 2)), "bridge-error-database-lost");
    assert_eq!(world.visitor().get("/api/v1/ready").status, 503);
    let text = started(&url, "fr");
    assert!(text.contains("127.0.0.1") && text.contains("DATABASE_URL"), "{text}");
    server.start_again();
    assert_eq!(world.send(&ordinary(&key, 2)).status, 200);

    // What keeps a bridge from starting is said in a line.
    let wrong = url.replace(SERVER_PASSWORD, "autre-phrase-du-serveur");
    server
        .run("postgres", "CREATE ROLE guest LOGIN PASSWORD 'phrase-du-serveur'")
        .unwrap();
    let newer = server.database("newer");
    drop(World::with(|config| over(config, &newer)));
    server
        .run(
            "newer",
            "INSERT INTO _sqlx_migrations SELECT 99, description, now(), true, checksum, 0 FROM _sqlx_migrations",
        )
        .unwrap();
    let empty = server.database("empty").replace("//envol:", "//guest:");
    let latin = "CREATE DATABASE latin ENCODING LATIN1 LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0";
    server.run("postgres", latin).unwrap();
    for (url, fr, en) in [
        (wrong, "ne s'ouvre pas", "cannot be opened"),
        (empty, "permission denied", "permission denied"),
        (newer, "version plus récente", "newer version"),
        (server.url("latin"), "UTF-8", "UTF-8"),
        (server.url("nulle-part"), "nulle-part", "nulle-part"),
        ("mysql://envol@127.0.0.1/envol".to_owned(), "postgres://", "postgres://"),
    ] {
        for (language, part) in [("fr", fr), ("en", en)] {
            let text = started(&url, language);
            assert!(text.contains(part), "{part}: {text}");
        }
    }
}

fn said_503(answer: &crate::client::Answer, code: &str) {
    assert_eq!(
        (answer.status, answer.json()["code"].as_str()),
        (503, Some(code)),
        "{}",
        answer.text()
    );
    assert!(answer.header("retry-after").is_some());
}

/// What is said where a bridge does not start; in one line, without a password.
fn started(url: &str, language: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_issuer-bridge"))
        .args(["--language", language, "serve", "--address", "127.0.0.1:0", "--data"])
        .arg(folder.path())
        .env(DATABASE_VARIABLE, url)
        .env("ENVOL_BRIDGE_KEK", kek())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = crate::command::said(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(
        !text.contains("phrase-du-serveur") && !text.contains("panicked"),
        "{text}"
    );
    text
}
