//! The script `envol`: it asks before it installs where somebody sits at the keyboard, and takes the compiler that is
//! there. The programs that it calls are stand-ins that write down how they were called.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use end_to_end::programs::root;

/// A machine on which no package is installed.
struct Machine {
    folder: tempfile::TempDir,
}

impl Machine {
    fn new() -> Self {
        let this = Self {
            folder: tempfile::tempdir().expect("a folder"),
        };
        this.program("bin/dpkg-query", "exit 1");
        this.program("bin/id", "echo 0");
        this.program("bin/apt-get", "echo \"apt-get $*\" >>\"$CALLS\"");
        this.program("bin/rustup", "exit 1");
        this.program(
            "bin/cargo",
            "echo \"cargo with ${RUSTUP_TOOLCHAIN:-its own}\" >>\"$CALLS\"",
        );
        this.program("target/debug/envol-author", "echo \"author $*\" >>\"$CALLS\"");
        this
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn program(&self, name: &str, body: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, format!("#!/bin/sh\n{body}\n")).expect("a program");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("may be run");
    }

    /// Runs `./envol check DOSSIER` and types `keys`, at a terminal or through a pipe; whether it went well, what it
    /// said and what it called.
    fn check(&self, language: &str, at_a_terminal: bool, keys: &str) -> (bool, String, String) {
        let envol = root().join("envol").display().to_string();
        let mut command = if at_a_terminal {
            let mut command = Command::new("script");
            command.args(["-qec", &format!("'{envol}' check dossier"), "/dev/null"]);
            command
        } else {
            let mut command = Command::new(envol);
            command.args(["check", "dossier"]);
            command
        };
        let path = std::env::var("PATH").expect("a path");
        let mut child = command
            .env("PATH", format!("{}:{path}", self.path("bin").display()))
            .env("CALLS", self.path("calls"))
            .env("CARGO_TARGET_DIR", self.path("target"))
            .env("ENVOL_LANGUAGE", language)
            .env_remove("RUSTUP_TOOLCHAIN")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the script");
        let mut input = child.stdin.take().expect("an input");
        // It may end without having read everything.
        let _ = input.write_all(keys.as_bytes());
        drop(input);
        let output = child.wait_with_output().expect("an end");
        let said = [output.stdout, output.stderr].concat();
        let calls = fs::read_to_string(self.path("calls")).unwrap_or_default();
        fs::remove_file(self.path("calls")).ok();
        (
            output.status.success(),
            String::from_utf8_lossy(&said).into_owned(),
            calls,
        )
    }
}

#[test]
fn whoever_sits_at_the_keyboard_is_asked_before_packages_are_installed() {
    let machine = Machine::new();
    for (language, keys, installs) in [
        ("fr", "\n", true),
        ("fr", "o\n", true),
        ("fr", "peut-être\nOui\n", true),
        ("fr", "n\n", false),
        ("fr", "", false),
        ("en", "\n", true),
        ("en", "y\n", true),
        ("en", "perhaps\nno\n", false),
    ] {
        let (well, said, calls) = machine.check(language, true, keys);
        let about = format!("{language}, {keys:?}: {said}\n{calls}");
        let (question, hint) = match language {
            "fr" => ("Les installer ? [O/n]", "Rien n'a été installé"),
            _ => ("Install them? [Y/n]", "Nothing was installed"),
        };
        let asked = said.lines().find(|line| line.contains(question));
        assert!(
            asked.is_some_and(|line| line.contains("build-essential pkg-config")),
            "{about}"
        );
        assert_eq!(well, installs, "{about}");
        assert_eq!(calls.contains("build-essential"), installs, "{about}");
        assert_eq!(calls.contains("author check dossier"), installs, "{about}");
        assert_eq!(said.contains(hint), !installs, "{about}");
    }
}

#[test]
fn without_a_terminal_nobody_is_asked() {
    let (well, said, calls) = Machine::new().check("fr", false, "n\n");
    assert!(well, "{said}");
    assert!(!said.contains("[O/n]"), "{said}");
    assert!(
        calls.contains("apt-get install") && calls.contains("author check dossier"),
        "{calls}"
    );
}

#[test]
fn the_named_compiler_serves_under_another_name() {
    let named = fs::read_to_string(root().join("rust-toolchain.toml")).expect("rust-toolchain.toml");
    let version = named
        .lines()
        .find_map(|line| line.strip_prefix("channel = ")?.strip_prefix('"')?.strip_suffix('"'))
        .expect("a channel");
    assert_eq!(
        version.split('.').count(),
        3,
        "rustup would fetch another toolchain for {version}"
    );
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
    let (minor, _) = version.rsplit_once('.').expect("three numbers");
    assert!(manifest.contains(&format!("rust-version = \"{minor}\"")), "{version}");
    let machine = Machine::new();
    for (there, stable, taken) in [
        (format!("stable-x (default)\n{version}-x"), version, "its own"),
        ("nightly-x\nstable-x (active, default)".to_owned(), version, "stable-x"),
        ("nightly-x\nstable-x (active, default)".to_owned(), "1.94.1", "its own"),
        (String::new(), version, "its own"),
    ] {
        machine.program("bin/rustup", &format!("printf '%s\\n' '{there}'"));
        let other = "rustc 1.97.0-nightly (abc)";
        let rustc = format!("[ \"$RUSTUP_TOOLCHAIN\" = stable-x ] && echo 'rustc {stable} (abc)' || echo '{other}'");
        machine.program("bin/rustc", &rustc);
        let (well, said, calls) = machine.check("en", false, "");
        assert!(well, "{there}: {said}");
        assert!(calls.contains(&format!("cargo with {taken}\n")), "{there}: {calls}");
    }
}
