//! A real `PostgreSQL` server of one's own, and the same tests over it.

#[path = "server.rs"]
pub(crate) mod server;

use std::path::Path;
use std::process::Command;

use issuer_bridge::{DATABASE_VARIABLE, DatabaseUrl};
use sqlx::{Connection as _, PgConnection};

pub(crate) use server::now;

/// Says in the environment that the tests run over this server.
const SERVER: &str = "ENVOL_TEST_SERVER";

/// The schema of a world, where the tests run over a server: made at its first use. A database for each would be three
/// hundred files for each.
fn schema_of(folder: &Path) -> Option<(String, String)> {
    let server = std::env::var(SERVER).ok()?;
    let name = folder.file_name()?.to_str()?;
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    now(async {
        let mut connection = PgConnection::connect(&server).await.unwrap();
        let sql = sqlx::AssertSqlSafe(format!("CREATE SCHEMA IF NOT EXISTS \"{name}\""));
        sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
    });
    Some((server, name))
}

/// The database of a world, where the tests run over a server.
pub(crate) fn database_of(folder: &Path) -> Option<String> {
    let (server, schema) = schema_of(folder)?;
    Some(format!("{server}?options[search_path]=\"{schema}\""))
}

/// The same, where the SQL of `SQLite` is spoken as well.
pub(crate) fn spoken_database_of(folder: &Path) -> Option<String> {
    let (server, schema) = schema_of(folder)?;
    Some(format!("{server}?options[search_path]=\"{schema}\",spoken"))
}

pub(crate) fn url_of(folder: &Path) -> Option<DatabaseUrl> {
    database_of(folder).map(|url| DatabaseUrl::parse(&url).unwrap())
}

/// The program over the database of that data folder, and no other.
pub(crate) fn over<'c>(command: &'c mut Command, data: &Path) -> &'c mut Command {
    match data.parent().and_then(database_of) {
        Some(url) => command.env(DATABASE_VARIABLE, url),
        None => command.env_remove(DATABASE_VARIABLE),
    }
}

/// Tests of what only a file has: its pages, its place, its older versions, its copy; and those that start a server of their own.
const OF_A_FILE: [&str; 11] = [
    "copies::everything_comes_back",
    "disk::",
    "erasing::a_person_is_erased",
    "folders::",
    "inbox::claims_of_a_database_from_before",
    "older_claims::what_is_kept_now",
    "people::accounts_of_a_database_from_before",
    "postgres::",
    "several::",
    "unreadable::a_review_of_another_version",
    "watching::the_doctor",
];

/// Tests of what happens before or beside the database, and takes long.
const OF_NO_DATABASE: [&str; 6] = [
    "films::",
    "foreign::",
    "objects::",
    "paper::",
    "siege::",
    "time_limit::",
];

#[test]
fn the_same_tests_pass_over_a_server() {
    let Some(server) = server::Server::start() else { return };
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.arg("--test-threads=4").env(SERVER, server.database("envol"));
    for test in OF_A_FILE.into_iter().chain(OF_NO_DATABASE) {
        command.args(["--skip", test]);
    }
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}");
    assert!(text.contains(" 0 failed") && !text.contains(" 0 passed"), "{text}");
}
