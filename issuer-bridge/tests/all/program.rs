//! The bridge as a program of its own, so that its memory can be read from outside; ended when dropped.

use std::io::{BufRead as _, BufReader};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::client::Client;
use crate::postgres;
use crate::world::{PASSWORD, PEDAGOGUE, scenarios};

pub(crate) struct Program {
    child: Child,
    pub(crate) port: u16,
    folder: tempfile::TempDir,
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Program {
    /// With an organisation and its first account.
    pub(crate) fn serve() -> Self {
        Self::serve_with(&[])
    }

    /// The same with more arguments.
    pub(crate) fn serve_with(more: &[&str]) -> Self {
        Self::serve_in(more, &[])
    }

    /// The same in another environment.
    pub(crate) fn serve_in(more: &[&str], environment: &[(&str, String)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("bootstrap.json");
        let bootstrap = serde_json::json!({ "organisation": "Maison", "name": PEDAGOGUE, "password": PASSWORD });
        std::fs::write(&file, bootstrap.to_string()).unwrap();
        let data = folder.path().join("data");
        let mut child = postgres::over(&mut Command::new(env!("CARGO_BIN_EXE_issuer-bridge")), &data)
            .args(["--language", "fr", "serve", "--address", "127.0.0.1:0", "--bootstrap"])
            .arg(&file)
            .arg("--data")
            .arg(&data)
            .arg("--scenarios")
            .arg(scenarios())
            .args(more)
            .env_remove("ENVOL_BRIDGE_KEK")
            .env_remove("ENVOL_BRIDGE_LOG")
            .env("RUST_LOG", "issuer_bridge=trace,warn")
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .stdout(Stdio::piped())
            .stderr(std::fs::File::create(folder.path().join("log")).unwrap())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = lines
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("Listening on ")?.rsplit(':').next()?.parse().ok());
        Self {
            child,
            port: port.unwrap(),
            folder,
        }
    }

    /// What it has said in its log so far.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap()
    }

    pub(crate) fn visitor(&self) -> Client {
        Client::new(self.port).with_header("Accept-Language", "fr")
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        stream
    }

    /// Its memory at rest and the most it ever had, MB; nothing where the system does not tell.
    pub(crate) fn memory_mb(&self) -> Option<(u64, u64)> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let kb = |name: &str| -> Option<u64> {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.split_whitespace().next()?.parse().ok()
        };
        Some((kb("VmRSS:")? / 1_000, kb("VmHWM:")? / 1_000))
    }
}
