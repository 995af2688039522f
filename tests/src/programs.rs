//! The programs under test: built by the same `cargo` run, found beside the test binary.

use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// The root of the repository.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(PathBuf::from)
        .unwrap_or_default()
}

/// Where `name` was built; with `ENVOL_PROGRAMS`, where it lies in that folder: a package that was installed.
///
/// # Panics
/// Where it was not: `./envol test` builds the whole workspace first.
pub fn program(name: &str) -> PathBuf {
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    if let Some(installed) = std::env::var_os("ENVOL_PROGRAMS") {
        let path = PathBuf::from(installed).join(file);
        assert!(path.exists(), "{} is missing", path.display());
        return path;
    }
    let test = std::env::current_exe().expect("the test's own path");
    let folder = test
        .parent()
        .and_then(|deps| deps.parent())
        .expect("the target folder")
        .to_path_buf();
    let path = folder.join(file);
    assert!(
        path.exists(),
        "{} is missing: run `cargo build --workspace --all-targets` first",
        path.display()
    );
    path
}

/// A running program whose output is read as it comes; killed when dropped.
pub struct Running {
    /// The process.
    pub child: Child,
    lines: Arc<Mutex<Vec<String>>>,
}

impl Running {
    /// Starts `command` and collects both of its outputs, line by line.
    pub fn start(command: &mut Command) -> Self {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap_or_else(|e| panic!("{command:?}: {e}"));
        let lines = Arc::new(Mutex::new(Vec::new()));
        if let Some(out) = child.stdout.take() {
            collect(out, &lines);
        }
        if let Some(err) = child.stderr.take() {
            collect(err, &lines);
        }
        Self { child, lines }
    }

    /// Everything printed so far.
    pub fn output(&self) -> String {
        self.lines.lock().expect("no reader panicked").join("\n")
    }

    /// Waits until a line contains `wanted`, counting from line `from`; gives the line and the index behind it.
    ///
    /// # Panics
    /// After `limit`, or when the program ends first.
    pub fn wait_for(&mut self, wanted: &str, from: usize, limit: Duration) -> (String, usize) {
        self.hears(wanted, from, limit)
            .unwrap_or_else(|| panic!("{wanted:?} was not said within {limit:?}:\n{}", self.output()))
    }

    /// The same, `None` after `limit`.
    ///
    /// # Panics
    /// When the program ends first.
    pub fn hears(&mut self, wanted: &str, from: usize, limit: Duration) -> Option<(String, usize)> {
        let begun = Instant::now();
        loop {
            let ended = self.child.try_wait().ok().flatten();
            {
                let lines = self.lines.lock().expect("no reader panicked");
                if let Some(i) = (from..lines.len()).find(|i| lines[*i].contains(wanted)) {
                    return Some((lines[i].clone(), i + 1));
                }
            }
            assert!(
                ended.is_none(),
                "ended ({ended:?}) before saying {wanted:?}:\n{}",
                self.output()
            );
            if begun.elapsed() >= limit {
                return None;
            }
            std::thread::sleep(Duration::from_millis(30));
        }
    }
}

fn collect(stream: impl Read + Send + 'static, into: &Arc<Mutex<Vec<String>>>) {
    let into = Arc::clone(into);
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            into.lock().expect("no reader panicked").push(line);
        }
    });
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
