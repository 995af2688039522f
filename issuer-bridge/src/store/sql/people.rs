//! Organisation, accounts, logins.

use super::SqlStore;
use super::ask::{Transaction, query, query_scalar};
use super::audit::append;
use super::keys;
use crate::spelling::folded;
use crate::store::{AccountRow, Act, Answer, BadgeKeyRow, LoginRow, OrganisationRow, Patience, People, Running};

impl People for SqlStore {
    fn organisation(&self) -> Answer<'_, Option<OrganisationRow>> {
        self.answer(async move {
            Ok(query("SELECT * FROM organisation WHERE id = 1")
                .fetch_optional(&self.pool)
                .await?)
        })
    }

    fn found<'a>(&'a self, organisation: &'a OrganisationRow, account: &'a AccountRow) -> Answer<'a, bool> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            if !insert_organisation(&mut transaction, organisation).await? {
                return Ok(false);
            }
            insert_account(&mut transaction, account).await?;
            query("DELETE FROM setup").execute(&mut transaction).await?;
            transaction.commit().await?;
            Ok(true)
        })
    }

    fn found_again<'a>(&'a self, organisation: &'a OrganisationRow, later: &'a [BadgeKeyRow]) -> Answer<'a, bool> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            if !insert_organisation(&mut transaction, organisation).await? {
                return Ok(false);
            }
            for key in later {
                keys::insert(&mut transaction, key).await?;
            }
            transaction.commit().await?;
            Ok(true)
        })
    }

    fn reseal<'a>(&'a self, organisation: &'a OrganisationRow, later: &'a [BadgeKeyRow]) -> Answer<'a, bool> {
        self.answer(async move { Ok(keys::reseal(self.begin().await?, organisation, later).await?) })
    }

    fn badge_keys(&self) -> Answer<'_, Vec<BadgeKeyRow>> {
        self.answer(async move {
            Ok(query("SELECT * FROM badge_key ORDER BY number")
                .fetch_all(&self.pool)
                .await?)
        })
    }

    fn newest_badge_key(&self) -> Answer<'_, i64> {
        self.answer(async move {
            Ok(query_scalar("SELECT COALESCE(MAX(number), 1) FROM badge_key")
                .fetch_one(&self.pool)
                .await?)
        })
    }

    fn add_badge_key<'a>(&'a self, key: &'a BadgeKeyRow, act: &'a Act) -> Answer<'a, bool> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            if !keys::insert(&mut transaction, key).await? {
                return Ok(false);
            }
            query("UPDATE organisation SET exported = NULL WHERE id = 1")
                .execute(&mut transaction)
                .await?;
            append(&mut transaction, act).await?;
            transaction.commit().await?;
            Ok(true)
        })
    }

    fn key_exported<'a>(&'a self, act: &'a Act) -> Answer<'a, ()> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            query("UPDATE organisation SET exported = $1 WHERE id = 1")
                .bind(act.moment)
                .execute(&mut transaction)
                .await?;
            append(&mut transaction, act).await?;
            Ok(transaction.commit().await?)
        })
    }

    fn set_setup<'a>(&'a self, token_hash: &'a str, now: i64) -> Answer<'a, ()> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            query("DELETE FROM setup").execute(&mut transaction).await?;
            query("INSERT INTO setup (token_hash, created) VALUES ($1, $2)")
                .bind(token_hash)
                .bind(now)
                .execute(&mut transaction)
                .await?;
            Ok(transaction.commit().await?)
        })
    }

    fn is_setup<'a>(&'a self, token_hash: &'a str) -> Answer<'a, bool> {
        self.answer(async move {
            let found: Option<i64> = query_scalar("SELECT created FROM setup WHERE token_hash = $1")
                .bind(token_hash)
                .fetch_optional(&self.pool)
                .await?;
            Ok(found.is_some())
        })
    }

    fn account_named<'a>(&'a self, name: &'a str) -> Answer<'a, Option<AccountRow>> {
        self.answer(async move {
            // Exactly as an older version folded it comes first: two accounts may differ in their spelling only.
            Ok(query(
                "SELECT id, name, email, password_hash, created, roles, disabled FROM account \
                 WHERE name_folded = $1 OR name_folded = $2 ORDER BY name_folded = $1 DESC",
            )
            .bind(name.trim().to_lowercase())
            .bind(folded(name))
            .fetch_optional(&self.pool)
            .await?)
        })
    }

    fn accounts(&self) -> Answer<'_, Vec<AccountRow>> {
        self.answer(async move {
            Ok(query(
                "SELECT id, name, email, password_hash, created, roles, disabled FROM account \
                     ORDER BY disabled IS NOT NULL, name_folded",
            )
            .fetch_all(&self.pool)
            .await?)
        })
    }

    fn add_first_account<'a>(&'a self, account: &'a AccountRow) -> Answer<'a, bool> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            let there: i64 = query_scalar("SELECT COUNT(*) FROM account")
                .fetch_one(&mut transaction)
                .await?;
            if there > 0 {
                return Ok(false);
            }
            insert_account(&mut transaction, account).await?;
            query("DELETE FROM setup").execute(&mut transaction).await?;
            transaction.commit().await?;
            Ok(true)
        })
    }

    fn add_account<'a>(&'a self, account: &'a AccountRow, act: &'a Act) -> Answer<'a, bool> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            if !insert_account(&mut transaction, account).await? {
                return Ok(false);
            }
            append(&mut transaction, act).await?;
            transaction.commit().await?;
            Ok(true)
        })
    }

    fn set_password<'a>(&'a self, account: &'a str, password_hash: &'a str, act: &'a Act) -> Answer<'a, ()> {
        self.answer(async move {
            let mut transaction = self.begin().await?;
            query("UPDATE account SET password_hash = $1 WHERE id = $2")
                .bind(password_hash)
                .bind(account)
                .execute(&mut transaction)
                .await?;
            query("DELETE FROM login WHERE account = $1")
                .bind(account)
                .execute(&mut transaction)
                .await?;
            append(&mut transaction, act).await?;
            Ok(transaction.commit().await?)
        })
    }

    fn rehash_password<'a>(&'a self, account: &'a str, old: &'a str, new: &'a str) -> Answer<'a, ()> {
        self.answer(async move {
            query("UPDATE account SET password_hash = $1 WHERE id = $2 AND password_hash = $3")
                .bind(new)
                .bind(account)
                .bind(old)
                .execute(&self.pool)
                .await?;
            Ok(())
        })
    }

    fn open_login<'a>(&'a self, token_hash: &'a str, login: &'a LoginRow) -> Answer<'a, ()> {
        self.answer(async move {
            query("INSERT INTO login (token_hash, account, csrf, expires, opened, browser) VALUES ($1, $2, $3, $4, $5, $6)")
                .bind(token_hash)
                .bind(&login.account)
                .bind(&login.csrf)
                .bind(login.expires)
                .bind(login.opened)
                .bind(&login.browser)
                .execute(&self.pool)
                .await?;
            Ok(())
        })
    }

    fn login<'a>(&'a self, token_hash: &'a str, running: Running) -> Answer<'a, Option<LoginRow>> {
        self.answer(async move {
            Ok(query(
                "SELECT login.account, account.name AS account_name, login.csrf, login.expires, account.roles, \
                 login.opened, login.browser FROM login JOIN account ON account.id = login.account \
                 WHERE login.token_hash = $1 AND account.disabled IS NULL AND login.expires > $2 AND login.expires <= $3",
            )
            .bind(token_hash)
            .bind(running.now)
            .bind(running.latest)
            .fetch_optional(&self.pool)
            .await?)
        })
    }

    fn close_login<'a>(&'a self, token_hash: &'a str) -> Answer<'a, ()> {
        self.answer(async move {
            query("DELETE FROM login WHERE token_hash = $1")
                .bind(token_hash)
                .execute(&self.pool)
                .await?;
            Ok(())
        })
    }

    fn note_try<'a>(&'a self, subject: &'a str, patience: Patience, now: i64) -> Answer<'a, i64> {
        self.answer(async move {
            // Written at once: of tries that come together each sees those before it.
            let mut transaction = self.begin().await?;
            // Kept for an hour at most: these rows say who tried when. Those of a clock that stood ahead would stay for
            // years.
            query("DELETE FROM failed_login WHERE moment < $1 OR moment > $2")
                .bind(now - Patience::WINDOW_S)
                .bind(now)
                .execute(&mut transaction)
                .await?;
            let (failed, newest): (i64, Option<i64>) =
                query("SELECT COUNT(*), MAX(moment) FROM failed_login WHERE subject = $1")
                    .bind(subject)
                    .fetch_one(&mut transaction)
                    .await?;
            let wait = newest.map_or(0, |newest| newest + patience.wait_after(failed) - now);
            if wait <= 0 {
                query("INSERT INTO failed_login (subject, moment) VALUES ($1, $2)")
                    .bind(subject)
                    .bind(now)
                    .execute(&mut transaction)
                    .await?;
            }
            transaction.commit().await?;
            Ok(wait.max(0))
        })
    }

    fn forget_failed_logins<'a>(&'a self, subject: &'a str) -> Answer<'a, ()> {
        self.answer(async move {
            query("DELETE FROM failed_login WHERE subject = $1")
                .bind(subject)
                .execute(&self.pool)
                .await?;
            Ok(())
        })
    }

    fn clock_believed(&self) -> Answer<'_, Option<i64>> {
        self.answer(async move {
            Ok(query_scalar("SELECT believed FROM clock WHERE id = 1")
                .fetch_optional(&self.pool)
                .await?)
        })
    }

    fn believe_clock<'a>(&'a self, now: i64, said_by: Option<&'a str>) -> Answer<'a, ()> {
        self.answer(async move {
            query(
                "INSERT INTO clock (id, believed, said_by) VALUES (1, $1, $2) \
                 ON CONFLICT (id) DO UPDATE SET believed = $1, said_by = COALESCE($2, clock.said_by)",
            )
            .bind(now)
            .bind(said_by)
            .execute(&self.pool)
            .await?;
            Ok(())
        })
    }

    fn newest_record(&self, since: i64, until: i64) -> Answer<'_, Option<i64>> {
        self.answer(async move {
            Ok(query_scalar(
                "SELECT MAX(moment) FROM (SELECT created AS moment FROM account UNION ALL \
                 SELECT paired FROM station UNION ALL SELECT received FROM claim UNION ALL \
                 SELECT moment FROM decision) AS record WHERE moment >= $1 AND moment <= $2",
            )
            .bind(since)
            .bind(until)
            .fetch_one(&self.pool)
            .await?)
        })
    }
}

/// False where the name is taken.
async fn insert_account(connection: &mut Transaction, account: &AccountRow) -> Result<bool, sqlx::Error> {
    let done = query(
        "INSERT INTO account (id, name, name_folded, email, password_hash, created, roles) \
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
    )
    .bind(&account.id)
    .bind(&account.name)
    .bind(folded(&account.name))
    .bind(&account.email)
    .bind(&account.password_hash)
    .bind(account.created)
    .bind(&account.roles)
    .execute(connection)
    .await?;
    Ok(done == 1)
}

/// False where there is one.
async fn insert_organisation(
    connection: &mut Transaction,
    organisation: &OrganisationRow,
) -> Result<bool, sqlx::Error> {
    let created = query(
        "INSERT INTO organisation \
         (id, name, signing_public, signing_sealed, sealing_public, sealing_sealed, created, exported) \
         VALUES (1, $1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING",
    )
    .bind(&organisation.name)
    .bind(&organisation.signing_public)
    .bind(&organisation.signing_sealed)
    .bind(&organisation.sealing_public)
    .bind(&organisation.sealing_sealed)
    .bind(organisation.created)
    .bind(organisation.exported)
    .execute(connection)
    .await?;
    Ok(created == 1)
}
