//! Cards: what a list shows of a claim, kept beside it so that no list reads packages.

use sqlx::SqliteConnection;

use super::claims::{WITHOUT_PACKAGE, claim_from};
use crate::store::{CardRow, Listed, StoreError, searchable};

/// The claims of a list; its arguments are [`where_listed`]'s. All but the words stand in one index.
pub(super) fn from_listed(sought: &Sought) -> String {
    let words = match sought {
        Sought::All => "$2 = ''",
        Sought::Short(_) => {
            "id IN (SELECT claim FROM card WHERE SUBSTR(searched, 1, 2) >= $2 \
             AND SUBSTR(searched, 1, 2) < $2 || CHAR(1114111))"
        }
        Sought::Words(_) => {
            "id IN (SELECT card.claim FROM sought JOIN card ON card.number = sought.rowid WHERE sought MATCH $2)"
        }
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
    Words(String),
}

impl Sought {
    pub(super) fn of(words: &str) -> Self {
        let plain = searchable(words);
        match plain.chars().count() {
            0 => Self::All,
            1 | 2 => Self::Short(plain),
            _ => Self::Words(format!("\"{}\"", plain.replace('"', "\"\""))),
        }
    }

    fn argument(&self) -> &str {
        match self {
            Self::All => "",
            Self::Short(words) | Self::Words(words) => words,
        }
    }
}

pub(super) type SqliteQuery<'q> = sqlx::query::Query<'q, sqlx::Sqlite, sqlx::sqlite::SqliteArguments>;

pub(super) fn where_listed<'q>(query: SqliteQuery<'q>, listed: &'q Listed, sought: &'q Sought) -> SqliteQuery<'q> {
    query
        .bind(listed.state.word())
        .bind(sought.argument())
        .bind(&listed.scenario)
        .bind(&listed.badge)
        .bind(&listed.station)
        .bind(listed.received.after)
        .bind(listed.received.until)
}

/// Keeps a card, in place of the one that was made while its claim waited apart.
pub(super) async fn put_card(connection: &mut SqliteConnection, card: &CardRow) -> Result<(), sqlx::Error> {
    sqlx::query(
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
    .bind(i64::from(card.readable))
    .bind(&card.searched)
    .execute(connection)
    .await?;
    Ok(())
}

/// Makes the cards of claims that an older version kept.
pub(super) async fn make_missing_cards(pool: &sqlx::SqlitePool) -> Result<(), StoreError> {
    let without = "SELECT id FROM claim WHERE NOT EXISTS (SELECT 1 FROM card WHERE card.claim = claim.id)";
    let ids: Vec<String> = sqlx::query_scalar(without).fetch_all(pool).await?;
    for few in ids.chunks(100) {
        let mut transaction = pool.begin().await?;
        for id in few {
            // One by one: each may hold megabytes.
            let row = sqlx::query(sqlx::AssertSqlSafe(format!("{WITHOUT_PACKAGE} WHERE id = $1")))
                .bind(id)
                .fetch_one(&mut *transaction)
                .await?;
            put_card(&mut transaction, &CardRow::of(&claim_from(&row)?)).await?;
        }
        transaction.commit().await?;
    }
    Ok(())
}
