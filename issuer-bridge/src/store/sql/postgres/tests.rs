//! Two pools over one database, as two bridges have them, with nobody above the store to put their writes in order.

use std::collections::BTreeSet;
use std::time::Duration;

use super::super::SqlStore;
use super::Room;
use crate::config::DatabaseUrl;
use crate::store::{Act, ActKind, Audit as _, AuditRow, Chain, StoreError};

#[expect(dead_code, reason = "the tests of the program stop it, start it again and ask it")]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#[path = "../../../../tests/all/server.rs"]
mod server;

/// Writers of each pool: as many as it has connections.
const WRITERS: u32 = super::CONNECTIONS;
/// Acts of each writer.
const ACTS: u32 = 20;

/// What became of many acts that are written at once through two pools.
struct Written {
    /// Writers that were in one another's way.
    refused: Vec<StoreError>,
    rows: Vec<AuditRow>,
}

async fn write(url: &str) -> Written {
    let url = DatabaseUrl::parse(url).expect("an address");
    let room = Room {
        pages: None,
        patience: Duration::from_mins(1),
    };
    let mut stores = Vec::new();
    for _ in 0..2 {
        stores.push(SqlStore::open_server(&url, room).await.expect("a store"));
    }
    let mut writers = Vec::new();
    for (pool, store) in stores.iter().enumerate() {
        for writer in 0..WRITERS {
            let store = store.clone();
            writers.push(tokio::spawn(async move {
                for act in 0..ACTS {
                    let subject = format!("{pool} {writer} {act}");
                    let act = Act::by_none("writer", ActKind::StationPaired, subject, i64::from(act));
                    store.note(&act).await?;
                }
                Ok(())
            }));
        }
    }
    let mut refused = Vec::new();
    for writer in writers {
        refused.extend(writer.await.expect("a writer").err());
    }
    let rows = stores[0].audit_after(0, i64::MAX).await.expect("the rows");
    Written { refused, rows }
}

fn now<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build();
    runtime.expect("a runtime").block_on(work)
}

#[test]
fn writers_of_two_pools_make_one_chain() {
    let Some(server) = server::Server::start() else { return };
    let Written { refused, rows } = now(write(&server.database("chain")));
    assert!(refused.is_empty(), "{} of them failed: {}", refused.len(), refused[0]);
    let mut chain = Chain::begin();
    for row in &rows {
        chain.follow(row).expect("each row follows from the one before");
    }
    let subjects: BTreeSet<_> = rows.iter().map(|row| &row.subject).collect();
    assert_eq!(subjects.len(), 2 * (WRITERS * ACTS) as usize, "each act stands in it");
    assert_eq!(rows.len(), subjects.len(), "once");
}

/// The same in a database whose lock does nothing: these are enough writers to need it.
#[test]
fn without_the_lock_they_are_in_one_anothers_way() {
    let Some(server) = server::Server::start() else { return };
    let url = server.database("unlocked");
    let lock = "CREATE SCHEMA unlocked; CREATE FUNCTION unlocked.pg_advisory_xact_lock(BIGINT) RETURNS VOID LANGUAGE SQL \
        AS 'SELECT'";
    server.run("unlocked", lock).expect("a lock that does nothing");
    let Written { refused, rows } = now(write(&format!("{url}?options[search_path]=unlocked,pg_catalog")));
    assert!(!refused.is_empty(), "all {} acts were written", rows.len());
}
