//! A server of one's own, for the tests of the program and for those of the store.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use sqlx::{Connection as _, PgConnection};

/// Stands in the addresses, and must be read nowhere else.
pub(crate) const SERVER_PASSWORD: &str = "phrase-du-serveur";

/// What tests say in the SQL of `SQLite` beside the bridge, in a schema that the bridge does not see.
const SPOKEN: &str = include_str!("spoken.sql");

/// A server; ended and removed when dropped.
pub(crate) struct Server {
    binaries: PathBuf,
    folder: tempfile::TempDir,
    pub(crate) port: u16,
    child: Child,
}

impl Server {
    /// `None`, with a line that says what is missing, where there is no such server on this machine.
    pub(crate) fn start() -> Option<Self> {
        let Some(binaries) = binaries() else {
            println!("not tested over PostgreSQL: no initdb in /usr/lib/postgresql/*/bin (Debian package postgresql)");
            return None;
        };
        let folder = tempfile::Builder::new().prefix("envol-postgres-").tempdir().unwrap();
        let password = folder.path().join("password");
        std::fs::write(&password, SERVER_PASSWORD).unwrap();
        if is_root() {
            said_well(
                Command::new("chown")
                    .args(["-R", "postgres"])
                    .arg(folder.path())
                    .output(),
            );
        }
        // Another order of letters than the bridge's own.
        let made = as_whoever_may(&binaries.join("initdb"))
            .args([
                "--username=envol",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--no-sync",
            ])
            .args(["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=fr"])
            .arg(format!("--pwfile={}", password.display()))
            .arg("-D")
            .arg(folder.path().join("data"))
            .output();
        said_well(made);
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = running(&binaries, folder.path(), port);
        let server = Self {
            binaries,
            folder,
            port,
            child,
        };
        let until = Instant::now() + Duration::from_mins(1);
        while let Err(error) = server.run("template1", SPOKEN) {
            assert!(Instant::now() < until, "the server does not answer: {error}");
            std::thread::sleep(Duration::from_millis(100));
        }
        Some(server)
    }

    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres://envol:{SERVER_PASSWORD}@127.0.0.1:{}/{database}", self.port)
    }

    /// An empty database.
    pub(crate) fn database(&self, name: &str) -> String {
        self.run("postgres", &format!("CREATE DATABASE \"{name}\"")).unwrap();
        self.url(name)
    }

    pub(crate) fn run(&self, database: &str, sql: &str) -> Result<(), sqlx::Error> {
        now(async {
            let mut connection = PgConnection::connect(&self.url(database)).await?;
            sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned()))
                .execute(&mut connection)
                .await?;
            connection.close().await
        })
    }

    /// The first column of the first row.
    pub(crate) fn ask(&self, database: &str, sql: &str) -> Option<String> {
        now(async {
            let mut connection = PgConnection::connect(&self.url(database)).await.unwrap();
            let asked = sqlx::query_scalar(sqlx::AssertSqlSafe(sql.to_owned()));
            let found: Option<Option<String>> = asked.fetch_optional(&mut connection).await.unwrap();
            connection.close().await.unwrap();
            found.flatten()
        })
    }

    /// Ends it at once, as a lost machine does.
    pub(crate) fn stop(&mut self) {
        let ended = as_whoever_may(&self.binaries.join("pg_ctl"))
            .args(["stop", "--mode=immediate", "--silent", "-D"])
            .arg(self.folder.path().join("data"))
            .output();
        drop(ended);
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    pub(crate) fn start_again(&mut self) {
        self.child = running(&self.binaries, self.folder.path(), self.port);
        let until = Instant::now() + Duration::from_mins(1);
        while self.run("postgres", "SELECT 1").is_err() {
            assert!(Instant::now() < until, "the server does not come back");
            std::thread::sleep(Duration::from_millis(100));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

fn running(binaries: &Path, folder: &Path, port: u16) -> Child {
    as_whoever_may(&binaries.join("postgres"))
        .arg("-D")
        .arg(folder.join("data"))
        .args(["-p", &port.to_string()])
        .args(["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="])
        .args([
            "-c",
            "fsync=off",
            "-c",
            "full_page_writes=off",
            "-c",
            "max_connections=300",
        ])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The newest that Debian has installed.
fn binaries() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let found = versions.filter_map(|version| Some(version.ok()?.path().join("bin")));
    found.filter(|folder| folder.join("initdb").exists()).max()
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout == b"0\n")
}

/// The server refuses to be run by root.
fn as_whoever_may(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command
        .args(["--reuid=postgres", "--regid=postgres", "--clear-groups"])
        .arg(program)
        .current_dir("/");
    command
}

fn said_well(output: std::io::Result<Output>) {
    let output = output.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

pub(crate) fn now<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(work)
}
