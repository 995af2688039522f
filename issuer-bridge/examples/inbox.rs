//! How long the inbox takes with many claims: fills a bridge of its own with copies of one real claim, asks for pages
//! over loopback as a pédagogue does, and prints milliseconds and memory.
//!
//! `cargo run -p issuer-bridge --example inbox -- 1000 20000`; with `--stay` the last bridge stays to be looked at.
#![expect(clippy::unwrap_used, reason = "whoever measures sees what failed")]

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ed25519_dalek::SigningKey;
use issuer_bridge::{Application, Bootstrap, Config};
use situation::package::{PackageInput, build};
use situation::record::record;
use situation::scenario::Scenario;
use situation::selection::{ChosenRow, Extent, Selection, SelfAnswer};

const PASSWORD: &str = "une phrase que je retiens";
const COLLEAGUES: usize = 4;

fn main() {
    let counts: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|count| count.parse().ok())
        .collect();
    let counts = if counts.is_empty() { vec![1_000, 20_000] } else { counts };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    for count in counts {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::new(folder.path().join("bridge"));
        config.address = ([127, 0, 0, 1], 0).into();
        config.scenarios = Some(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios"));
        config.bootstrap = Some(Bootstrap {
            organisation: "Maison".to_owned(),
            name: "Camille".to_owned(),
            email: None,
            password: PASSWORD.to_owned(),
        });
        let application = runtime.block_on(Application::build(&config)).unwrap();
        let port = application.port();
        let running = runtime.spawn(application.run_until(std::future::pending()));
        let mut visitor = Visitor {
            port,
            cookies: Vec::new(),
        };
        visitor.log_in();
        visitor.send_a_claim();
        let database = config.data.join("bridge.sqlite");
        let kept = runtime.block_on(multiply(&database.display().to_string(), count));
        let rest = memory_mb("VmRSS:");
        println!("{count} claims waiting, {kept} bytes kept of each");
        for (what, path) in [
            ("first page", "/".to_owned()),
            ("last page", format!("/?page={}", count.div_ceil(50))),
            ("search", "/?words=etoile+7".to_owned()),
            ("one claim", String::new()),
        ] {
            let path = if path.is_empty() { visitor.a_claim() } else { path };
            let took: Vec<Duration> = (0..20).map(|_| visitor.timed(&path)).collect();
            println!("  {what}: {} ms (the middle of 20)", middle(took).as_millis());
        }
        let began = Instant::now();
        std::thread::scope(|scope| {
            for _ in 0..COLLEAGUES {
                let mut visitor = visitor.clone();
                scope.spawn(move || {
                    (0..5).for_each(|_| {
                        visitor.timed("/");
                    });
                });
            }
        });
        println!(
            "  {COLLEAGUES} colleagues, 5 pages each: {} ms",
            began.elapsed().as_millis()
        );
        println!("  memory: {rest} MB before, at most {} MB", memory_mb("VmHWM:"));
        if std::env::args().any(|argument| argument == "--stay") {
            println!("  http://127.0.0.1:{port}, as Camille with « {PASSWORD} »");
            runtime.block_on(std::future::pending::<()>());
        }
        running.abort();
    }
}

fn middle(mut took: Vec<Duration>) -> Duration {
    took.sort_unstable();
    took[took.len() / 2]
}

/// Of this process, which holds the bridge and who asks it; 0 where the system does not tell.
fn memory_mb(line: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = status.lines().find_map(|found| found.strip_prefix(line));
    found
        .and_then(|kb| kb.split_whitespace().next()?.parse::<u64>().ok())
        .unwrap_or_default()
        / 1_000
}

/// Copies the one claim; gives how much is kept of it.
async fn multiply(database: &str, count: usize) -> i64 {
    let pool = sqlx::SqlitePool::connect(&format!("sqlite://{database}"))
        .await
        .unwrap();
    let kept: i64 = sqlx::query_scalar("SELECT length(review) + length(package) FROM claim")
        .fetch_one(&pool)
        .await
        .unwrap();
    let number =
        format!("WITH RECURSIVE number (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM number WHERE n < {count}) ");
    for part in [
        "INSERT INTO claim (id, code, digest, station_key, scenario, scenario_hash, badge, badge_version, pseudonym, \
         language, state, received, changed, package, review) SELECT printf('%032x', n), 'C' || n, digest, station_key, \
         scenario, scenario_hash, badge, badge_version, 'Étoile ' || n, language, 'waiting', received + n, changed, \
         package, review FROM claim, number",
        "INSERT INTO card SELECT printf('%032x', n), printf('%032x', n), 'Étoile ' || n, scenario, badge, \
         badge_version, station_key, title, beginning, readable, 'etoile ' || n FROM card, number",
    ] {
        sqlx::query(sqlx::AssertSqlSafe(format!("{number} {part}")))
            .execute(&pool)
            .await
            .unwrap();
    }
    pool.close().await;
    kept
}

/// A claim that shows what a whole flight gave.
fn package() -> Vec<u8> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios/premier-vol");
    let (scenario, found) = Scenario::load(&folder, &simulation::builtin());
    let scenario = Arc::new(scenario.unwrap_or_else(|| panic!("{found:?}")));
    let style = scenario.template.pilot_styles().remove(0);
    let recording = record(Arc::clone(&scenario), &style, 7, [5; 16]).unwrap();
    let mut rows: Vec<ChosenRow> = Vec::new();
    for moment in &recording.observations {
        match rows.iter_mut().find(|row| row.row == moment.row) {
            Some(row) => row.moments.push(moment.attempt),
            None => rows.push(ChosenRow {
                row: moment.row.clone(),
                moments: vec![moment.attempt],
                self_first: Some(SelfAnswer::Yes),
                self_later: None,
                words: "J'ai attendu.".to_owned(),
                people: Vec::new(),
            }),
        }
    }
    let selection = Selection {
        seat: 0,
        badge: ("premier-vol".to_owned(), 1),
        rows,
        extent: Extent::Extracts,
        account: "J'ai fait voler un drone. ".repeat(12),
        named: "Je sais attendre.".to_owned(),
        pseudonym: "Lune".to_owned(),
        language: "fr".to_owned(),
    };
    let input = PackageInput {
        scenario: &scenario,
        journal: &recording.journal,
        selection: &selection,
        identity: None,
        claim_id: [1; 16],
        created_unix_s: 1_795_000_000,
    };
    build(&input, &SigningKey::from_bytes(&[1; 32])).unwrap()
}

/// A browser without anything.
#[derive(Clone)]
struct Visitor {
    port: u16,
    cookies: Vec<String>,
}

impl Visitor {
    fn ask(&mut self, method: &str, path: &str, kind: &str, body: &[u8]) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\nAccept-Language: fr\r\nCookie: {}\r\n\
             Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
            self.port,
            self.cookies.join("; "),
            body.len()
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        for line in answer.split("\r\n\r\n").next().unwrap_or_default().lines() {
            if let Some(cookie) = line.strip_prefix("set-cookie: ") {
                self.cookies
                    .push(cookie.split(';').next().unwrap_or_default().to_owned());
            }
        }
        answer
    }

    fn timed(&mut self, path: &str) -> Duration {
        let began = Instant::now();
        let answer = self.ask("GET", path, "", b"");
        assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
        began.elapsed()
    }

    fn token(page: &str) -> String {
        let after = page.split("name=\"csrf\" value=\"").nth(1).unwrap();
        after.split('"').next().unwrap().to_owned()
    }

    fn log_in(&mut self) {
        let page = self.ask("GET", "/login", "", b"");
        let mut form = format!("csrf={}&name=Camille&password=", Self::token(&page));
        for byte in PASSWORD.bytes() {
            let _ = write!(form, "%{byte:02X}");
        }
        let answer = self.ask("POST", "/login", "application/x-www-form-urlencoded", form.as_bytes());
        assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    }

    /// Its station is not known: accepted on the page « À part ».
    fn send_a_claim(&mut self) {
        let answer = self.ask("POST", "/api/v1/claims", "application/vnd.envol.evidence", &package());
        assert!(answer.starts_with("HTTP/1.1 202"), "{answer}");
        let page = self.ask("GET", "/apart", "", b"");
        let after = page.split("action=\"/apart/").nth(1).unwrap();
        let path = format!("/apart/{}", after.split('"').next().unwrap());
        let form = format!("csrf={}&name=Poste", Self::token(&page));
        let answer = self.ask("POST", &path, "application/x-www-form-urlencoded", form.as_bytes());
        assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    }

    fn a_claim(&mut self) -> String {
        let page = self.ask("GET", "/", "", b"");
        let after = page.split("href=\"/claims/").nth(1).unwrap();
        format!("/claims/{}", after.split('"').next().unwrap())
    }
}
