//! Text as editors and keyboards write it: byte order marks, other encodings, accents in one character or in two.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use argon2::password_hash::PasswordHasher as _;
use issuer_bridge::keys::KeyFile;

use crate::client::Client;
use crate::command::{bridge, said};
use crate::postgres;
use crate::world::{PASSWORD, World, claim_page, ordinary};

const MARK: &str = "\u{feff}";
const BOOTSTRAP: &str =
    r#"{"organisation": "Maison d'essai", "name": "Zoé É.", "password": "la clé du bâtiment, été 26"}"#;
const NAMES: [&str; 3] = ["Zo\u{e9} \u{c9}.", "Zoe\u{301} E\u{301}.", "zoe\u{301}\u{a0}\u{e9}. "];
const PASSWORDS: [&str; 2] = [
    "la cl\u{e9} du b\u{e2}timent, \u{e9}t\u{e9} 26",
    "la cle\u{301} du ba\u{302}timent, e\u{301}te\u{301} 26",
];

/// A bridge as a program, ended when dropped.
struct Serving {
    child: Child,
    port: u16,
    _folder: tempfile::TempDir,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Serves with a bootstrap file of these bytes; what is said on stderr where it does not start.
fn serve(bootstrap: &[u8]) -> Result<Serving, String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bootstrap.json");
    std::fs::write(&file, bootstrap).unwrap();
    let data = folder.path().join("data");
    let mut child = postgres::over(&mut Command::new(env!("CARGO_BIN_EXE_issuer-bridge")), &data)
        .args(["--language", "fr", "serve", "--address", "127.0.0.1:0", "--bootstrap"])
        .arg(&file)
        .arg("--data")
        .arg(&data)
        .current_dir(folder.path())
        .env_remove("ENVOL_BRIDGE_KEK")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    for line in lines.map_while(Result::ok) {
        if let Some((_, port)) = line.strip_prefix("Listening on ").and_then(|a| a.rsplit_once(':')) {
            return Ok(Serving {
                port: port.parse().unwrap(),
                child,
                _folder: folder,
            });
        }
    }
    Err(said(&child.wait_with_output().unwrap()))
}

fn log_in(port: u16, name: &str, password: &str) -> u16 {
    let mut client = Client::new(port).with_header("Accept-Language", "fr");
    client
        .submit("/login", "/login", &[("name", name), ("password", password)])
        .status
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn a_bootstrap_file_is_read_with_a_mark_and_both_spellings_are_the_same_person() {
    let serving = serve(format!("{MARK}{BOOTSTRAP}").as_bytes()).unwrap_or_else(|said| panic!("{said}"));
    for name in NAMES {
        for password in PASSWORDS {
            assert_eq!(log_in(serving.port, name, password), 303, "{name:?} {password:?}");
        }
    }
    assert_eq!(
        log_in(serving.port, "Zoe E.", PASSWORDS[0]),
        401,
        "an accent is part of a name"
    );
    assert_eq!(log_in(serving.port, NAMES[0], "la cle du batiment, ete 26"), 401);
}

#[test]
fn another_encoding_is_named_with_what_to_do() {
    let latin: Vec<u8> = BOOTSTRAP.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for (bytes, part) in [
        (utf16(&format!("{MARK}{BOOTSTRAP}")), "UTF-16"),
        (utf16(BOOTSTRAP), "UTF-16"),
        (latin, "Latin-1"),
    ] {
        let said = serve(&bytes).err().expect("refused");
        assert!(
            said.contains(part) && said.contains("UTF-8") && said.contains("bootstrap.json"),
            "{said}"
        );
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn badges_lists_keys_and_password_files_are_read_with_a_mark() {
    let world = World::with(|config| {
        config.public_url = Some(issuer_bridge::PublicUrl::parse("https://badges.example.org").unwrap());
    });
    let (key, _) = world.paired();
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200);
    let claim = claim_page(1);
    let mut pedagogue = world.pedagogue();
    let fields = [("kind", "issue"), ("knows", "on")];
    assert_eq!(pedagogue.submit(&claim, "/decision", &fields).status, 303);
    let code = situation::wire::claim_code(&[1; 16]);
    let badge = pedagogue.get(&format!("/r/{code}/badge.json")).text();
    let list = world.visitor().get("/status/1").text();
    let file = |name: &str, bytes: &[u8]| {
        let file = world.folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        file.display().to_string()
    };
    let marked = |name: &str, text: &str| file(name, format!("{MARK}{text}").as_bytes());
    let run = |arguments: &[&str], code: i32, part: &str| {
        let output = bridge(&world, arguments);
        let text = said(&output);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text}");
        assert!(text.contains(part), "{arguments:?}: no {part} in {text}");
    };

    let (badge, list) = (
        marked("badge.json", &badge),
        (marked("list.json", &list), file("wide.json", &utf16(&list))),
    );
    run(
        &["verify", &badge, "--status-list", &list.0],
        0,
        "Il n'a pas été retiré",
    );
    run(&["verify", &badge, "--status-list", &list.1], 1, "UTF-16");
    let page = world
        .visitor()
        .upload("/verify", &std::fs::read(&badge).unwrap())
        .text();
    assert!(page.contains("Ce badge est valable"), "{page}");

    // Passwords and passphrases; as Notepad ends lines, too.
    let secret = marked("secret.txt", "la clé du bâtiment\r\n");
    let wide = file("secret-wide.txt", &utf16("la clé du bâtiment\r\n"));
    run(&["account", "add", "Dominique", "--password-file", &wide], 1, "UTF-16");
    run(&["account", "add", "Dominique", "--password-file", &secret], 0, "créé");
    assert_eq!(log_in(world.port, "Dominique", "la cle\u{301} du ba\u{302}timent"), 303);

    let copy = world.folder.path().join("key.json").display().to_string();
    run(&["key", "export", &copy, "--passphrase-file", &secret], 0, "Clé copiée");
    let text = std::fs::read_to_string(&copy).unwrap();
    KeyFile::parse(text.as_bytes())
        .unwrap()
        .open("la cle\u{301} du ba\u{302}timent")
        .unwrap();
    let copy = marked("key-marked.json", &text);

    // The key-encryption key, as a file and by the environment.
    let kek = world.folder.path().join("bridge.kek");
    let text = std::fs::read_to_string(&kek).unwrap();
    std::fs::write(&kek, format!("{MARK}{text}\r\n")).unwrap();
    run(&["key", "show"], 0, "did:key:z6Mk");
    std::fs::write(&kek, utf16(&text)).unwrap();
    run(&["key", "show"], 1, "UTF-16");
    std::fs::remove_file(&kek).unwrap();
    let data = world.folder.path().join("bridge");
    let given = postgres::over(&mut Command::new(env!("CARGO_BIN_EXE_issuer-bridge")), &data)
        .arg("--data")
        .arg(&data)
        .args(["key", "show"])
        .env("ENVOL_BRIDGE_KEK", format!("{MARK}{text}\n"))
        .output()
        .unwrap();
    assert!(given.status.success(), "{}", said(&given));
    run(
        &["key", "restore", &copy, "--passphrase-file", &secret],
        0,
        "de nouveau en place",
    );
}

#[test]
fn one_name_cannot_be_taken_in_two_spellings_nor_guessed_twice_as_often() {
    let world = World::new();
    let secret = world.folder.path().join("secret.txt");
    std::fs::write(&secret, PASSWORD).unwrap();
    let secret = secret.display().to_string();
    let add = |name: &str| {
        bridge(&world, &["account", "add", name, "--password-file", &secret])
            .status
            .success()
    };
    assert!(add(NAMES[1]));
    assert!(!add(NAMES[0]) && !add(NAMES[2]));
    assert_eq!(
        world.sql("SELECT name FROM account WHERE name LIKE 'Z%'").as_deref(),
        Some(NAMES[0])
    );
    assert!(
        bridge(&world, &["account", "password", NAMES[0], "--password-file", &secret])
            .status
            .success()
    );
    for attempt in 0..5 {
        assert_eq!(log_in(world.port, NAMES[attempt % 3], "pas le bon mot de passe"), 401);
    }
    for name in NAMES {
        assert_eq!(log_in(world.port, name, PASSWORD), 429, "{name:?}");
    }
}

#[test]
fn accounts_of_an_older_version_are_found_and_their_passwords_taken_over() {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let older = |secret: &str| {
        argon2::Argon2::default()
            .hash_password(secret.as_bytes())
            .unwrap()
            .to_string()
    };
    for hashed in PASSWORDS {
        let world = World::over(Arc::clone(&folder), |_| {}).unwrap();
        // As written before: name and password as they were typed, here decomposed and composed.
        let sql = format!(
            "UPDATE account SET name = '{0}', name_folded = lower('{0}'), password_hash = '{1}'",
            NAMES[1],
            older(hashed)
        );
        world.sql(sql.leak());
        drop(world);
        let world = World::over(Arc::clone(&folder), |_| {}).unwrap();
        let mut first = world.visitor();
        // The name in the other spelling, the password in both in turn.
        for typed in PASSWORDS {
            let fields = [("name", NAMES[0]), ("password", typed)];
            assert_eq!(
                first.submit("/login", "/login", &fields).status,
                303,
                "{hashed:?} {typed:?}"
            );
        }
        let kept = world.sql("SELECT password_hash FROM account").unwrap();
        assert_eq!(log_in(world.port, NAMES[1], PASSWORDS[1]), 303);
        assert_eq!(
            world.sql("SELECT password_hash FROM account").unwrap(),
            kept,
            "hashed anew once only"
        );
        assert_eq!(first.get("/").status, 200, "taking a password over ends no login");
    }
}
