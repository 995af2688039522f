//! Cards: what a list shows of a claim, kept beside it so that no list reads packages.

use super::SqlStore;
use super::ask::{Pool, Query, Transaction, query, query_scalar};
use super::claims::WITHOUT_PACKAGE;
use crate::store::{CardRow, ClaimRow, Listed, StoreError, searchable};

/// The claims of a list; its arguments are [`where_listed`]'s. All but the words stand in one index.
pub(super) fn from_listed(sought: &Sought) -> String {
    let words = match sought {
        Sought::All => "$2 = ''",
        Sought::Short(_) => {
            "id IN (SELECT claim FROM card WHERE SUBSTR(searched, 1, 2) >= $2 \
             AND SUBSTR(searched, 1, 2) < $2 || '\u{10ffff}')"
        }
        Sought::Words(_) => {
            "id IN (SELECT card.claim FROM sought JOIN card ON card.number = sought.rowid WHERE sought MATCH $2)"
        }
        Sought::Part(_) => "id IN (SELECT claim FROM card WHERE searched LIKE $2)",
    };
    format!(
        "FROM claim WHERE state = $1 AND {words} AND ($3 = '' OR scenario = $3) AND ($4 = '' OR badge = $4) \
         AND ($5 = '' OR station_key = $5) AND received > $6 AND received <= $7"
    )
}

/// What is searched, as the database takes it.
pub(super) enum Sought {
    All,
    /// Too short for the index, which holds three letters at a time: how a pseudonym begins.
    Short(String),
    /// As the index of `SQLite` is asked.
    Words(String),
    /// As `PostgreSQL` is asked, which has no such index of its own.
    Part(String),
}

impl Sought {
    pub(super) fn of(words: &str, pool: &Pool) -> Self {
        let plain = searchable(words);
        match (plain.chars().count(), pool) {
            (0, _) => Self::All,
            (1 | 2, _) => Self::Short(plain),
            (_, Pool::Sqlite(_)) => Self::Words(format!("\"{}\"", plain.replace('"', "\"\""))),
            (_, Pool::Postgres(_)) => Self::Part(format!("%{}%", escaped(&plain))),
        }
    }

    fn argument(&self) -> &str {
        match self {
            Self::All => "",
            Self::Short(words) | Self::Words(words) | Self::Part(words) => words,
        }
    }
}

pub(super) fn where_listed<'q>(query: Query<'q>, listed: &'q Listed, sought: &'q Sought) -> Query<'q> {
    query
        .bind(listed.state.word())
        .bind(sought.argument())
        .bind(&listed.scenario)
        .bind(&listed.badge)
        .bind(&listed.station)
        .bind(listed.received.after)
        .bind(listed.received.until)
}

/// A text that stands for itself in a pattern.
fn escaped(plain: &str) -> String {
    let mut escaped = String::with_capacity(plain.len());
    for letter in plain.chars() {
        if matches!(letter, '\\' | '%' | '_') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// Keeps a card, in place of the one that was made while its claim waited apart.
pub(super) async fn put_card(connection: &mut Transaction, card: &CardRow) -> Result<(), sqlx::Error> {
    query(
        "INSERT INTO card (claim, page, pseudonym, scenario, badge, badge_version, station_key, title, beginning, \
         readable, searched, number) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, \
         COALESCE(MAX(number), 0) + 1 FROM card WHERE true \
         ON CONFLICT (claim) DO UPDATE SET title = $8, beginning = $9, readable = $10, searched = $11",
    )
    .bind(&card.claim)
    .bind(&card.page)
    .bind(&card.pseudonym)
    .bind(&card.scenario)
    .bind(&card.badge)
    .bind(card.badge_version)
    .bind(&card.station_key)
    .bind(&card.title)
    .bind(&card.beginning)
    .bind(card.readable)
    .bind(&card.searched)
    .execute(connection)
    .await?;
    Ok(())
}

/// Makes the cards of claims that an older version kept.
pub(super) async fn make_missing_cards(store: &SqlStore) -> Result<(), StoreError> {
    let without = "SELECT id FROM claim WHERE NOT EXISTS (SELECT 1 FROM card WHERE card.claim = claim.id)";
    let ids: Vec<String> = query_scalar(without).fetch_all(&store.pool).await?;
    for few in ids.chunks(100) {
        let mut transaction = store.begin().await?;
        for id in few {
            // One by one: each may hold megabytes.
            let claim: ClaimRow = query(sqlx::AssertSqlSafe(format!("{WITHOUT_PACKAGE} WHERE id = $1")))
                .bind(id)
                .fetch_one(&mut transaction)
                .await?;
            put_card(&mut transaction, &CardRow::of(&claim)).await?;
        }
        transaction.commit().await?;
    }
    Ok(())
}
