//! Keys that sign badges after the first, and sealing all of them anew.

use super::ask::{Transaction, query};
use crate::store::{BadgeKeyRow, OrganisationRow};

/// False where there is one of that number.
pub(super) async fn insert(connection: &mut Transaction, key: &BadgeKeyRow) -> Result<bool, sqlx::Error> {
    let done = query(
        "INSERT INTO badge_key (number, public, sealed, since, first_list) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT DO NOTHING",
    )
    .bind(key.number)
    .bind(&key.public)
    .bind(&key.sealed)
    .bind(key.since)
    .bind(key.first_list)
    .execute(connection)
    .await?;
    Ok(done == 1)
}

/// Under another key-encryption key; what a copy does not hold cannot be sealed, and only verifies from then on.
pub(super) async fn reseal(
    mut transaction: Transaction,
    organisation: &OrganisationRow,
    later: &[BadgeKeyRow],
) -> Result<bool, sqlx::Error> {
    let done = query(
        "UPDATE organisation SET signing_sealed = $1, sealing_sealed = $2 \
         WHERE id = 1 AND signing_public = $3 AND sealing_public = $4",
    )
    .bind(&organisation.signing_sealed)
    .bind(&organisation.sealing_sealed)
    .bind(&organisation.signing_public)
    .bind(&organisation.sealing_public)
    .execute(&mut transaction)
    .await?;
    if done == 0 {
        return Ok(false);
    }
    query("UPDATE badge_key SET sealed = ''")
        .execute(&mut transaction)
        .await?;
    for key in later {
        insert(&mut transaction, key).await?;
        query("UPDATE badge_key SET sealed = $2 WHERE public = $1")
            .bind(&key.public)
            .bind(&key.sealed)
            .execute(&mut transaction)
            .await?;
    }
    transaction.commit().await?;
    Ok(true)
}
