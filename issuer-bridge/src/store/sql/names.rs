//! Names in a database of an older version.

use super::ask::{Transaction, query};
use crate::spelling::folded;

/// Names that were folded by an older version are folded anew, so that both spellings of an accent find them; where
/// two accounts would become one, both stay as they are.
pub(super) async fn fold_names(mut transaction: Transaction) -> Result<(), sqlx::Error> {
    let kept: Vec<(String, String, String)> = query("SELECT id, name, name_folded FROM account")
        .fetch_all(&mut transaction)
        .await?;
    for (id, name, before) in kept {
        let now = folded(&name);
        if now != before {
            query(
                "UPDATE account SET name_folded = $1 WHERE id = $2 \
                 AND NOT EXISTS (SELECT 1 FROM account WHERE name_folded = $1)",
            )
            .bind(now)
            .bind(id)
            .execute(&mut transaction)
            .await?;
        }
    }
    transaction.commit().await
}
