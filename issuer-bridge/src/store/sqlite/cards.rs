//! Cards: what a list shows of a claim, kept beside it so that no list reads packages.

use sqlx::SqliteConnection;

use super::claims::{WITHOUT_PACKAGE, claim_from};
use crate::store::{CardRow, Listed, StoreError, searchable};

/// The cards of a list; its arguments are [`where_listed`]'s.
pub(super) const FROM_CARDS: &str = "FROM claim JOIN card ON card.claim = claim.id WHERE claim.state = $1 \
     AND ($2 = '' OR card.searched LIKE $2 ESCAPE '\\') AND ($3 = '' OR card.scenario = $3) \
     AND ($4 = '' OR card.badge = $4) AND ($5 = '' OR card.station_key = $5) AND claim.received < $6";

type SqliteQuery<'q> = sqlx::query::Query<'q, sqlx::Sqlite, sqlx::sqlite::SqliteArguments>;

/// Binds what a list is narrowed by.
pub(super) fn where_listed<'q>(query: SqliteQuery<'q>, listed: &'q Listed) -> SqliteQuery<'q> {
    let words = searchable(&listed.words);
    let words = if words.is_empty() {
        words
    } else {
        let plain = words.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        format!("%{plain}%")
    };
    query
        .bind(listed.state.word())
        .bind(words)
        .bind(&listed.scenario)
        .bind(&listed.badge)
        .bind(&listed.station)
        .bind(listed.before.unwrap_or(i64::MAX))
}

/// Keeps a card, in place of the one that was made while its claim waited apart.
pub(super) async fn put_card(connection: &mut SqliteConnection, card: &CardRow) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO card (claim, page, pseudonym, scenario, badge, badge_version, station_key, title, beginning, \
         readable, searched) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
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
