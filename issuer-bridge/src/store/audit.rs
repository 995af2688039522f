//! Who did what: rows in a chain, each with the digest of the one before.

use sqlx::FromRow;

use super::error::StoreError;
use super::records::{DecisionKind, DecisionRow, LoginRow, words};
use crate::encoding::digest_of;

/// What the first row carries in place of the digest of one before.
pub(crate) const BEGINNING: &str = "envol-audit-v1";

words! {
    /// What somebody did.
    ActKind {
        /// A badge was issued.
        Issue = "issue",
        /// A complement was asked for.
        Complement = "complement",
        /// A talk was proposed.
        Talk = "talk",
        /// A badge was withdrawn.
        Revoke = "revoke",
        /// A badge was corrected.
        Correct = "correct",
        /// A sealed identity was opened.
        Opened = "opened",
        /// All that is held about a person was handed out.
        HandedOut = "handed-out",
        /// Answers to stations were written to a file.
        Answered = "answered",
        /// A claim was erased on request.
        Erased = "erased",
        /// Claims were erased because their time was over.
        Expired = "expired",
        /// What waited apart was removed.
        Dropped = "dropped",
        /// How long things are kept was changed.
        Keeping = "keeping",
        /// An account was added.
        AccountAdded = "account-added",
        /// An account opens nothing any more.
        AccountDisabled = "account-disabled",
        /// It opens again.
        AccountEnabled = "account-enabled",
        /// What an account may do was changed.
        AccountRoles = "account-roles",
        /// A new password was set.
        Password = "password",
        /// Logins of an account were ended.
        LoginsEnded = "logins-ended",
        /// A station was paired.
        StationPaired = "paired",
        /// A station is no longer trusted.
        StationRemoved = "unpaired",
        /// The key was exported.
        KeyExported = "key-exported",
        /// Another key signs badges.
        KeyRotated = "key-rotated",
        /// A badge definition, or a version of one, was made.
        BadgeMade = "badge-made",
        /// A badge definition was changed.
        BadgeChanged = "badge-changed",
        /// Somebody was asked for words about a badge.
        EndorsementAsked = "endorsement-asked",
        /// Words of somebody became part of a badge, because its learner accepted them.
        EndorsementJoined = "endorsement-joined",
        /// A link or words about a badge were removed.
        EndorsementRemoved = "endorsement-removed",
    }
}

/// Something that was done, before it has its place in the chain.
#[derive(Debug, Clone)]
pub(crate) struct Act {
    pub(crate) moment: i64,
    /// Id of the account; empty where no account did it.
    pub(crate) account: String,
    pub(crate) account_name: String,
    pub(crate) kind: ActKind,
    /// Page of a claim, id of a station, name of an account, scenario and badge.
    pub(crate) subject: String,
    /// More of it, never about a learner.
    pub(crate) detail: String,
}

/// A row of the chain.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct AuditRow {
    pub(crate) number: i64,
    pub(crate) moment: i64,
    pub(crate) account: String,
    pub(crate) account_name: String,
    pub(crate) act: String,
    pub(crate) subject: String,
    pub(crate) detail: String,
    pub(crate) previous: String,
    pub(crate) digest: String,
}

impl Act {
    /// By the person of a login.
    pub(crate) fn by(login: &LoginRow, kind: ActKind, subject: impl Into<String>, moment: i64) -> Self {
        Self {
            moment,
            account: login.account.clone(),
            account_name: login.account_name.clone(),
            kind,
            subject: subject.into(),
            detail: String::new(),
        }
    }

    /// By no account: a command on the bridge's own computer, a station, time itself.
    pub(crate) fn by_none(who: &str, kind: ActKind, subject: impl Into<String>, moment: i64) -> Self {
        Self {
            moment,
            account: String::new(),
            account_name: who.to_owned(),
            kind,
            subject: subject.into(),
            detail: String::new(),
        }
    }

    pub(crate) fn with(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// Its row after the one of that digest.
    pub(super) fn after(&self, number: i64, previous: &str) -> AuditRow {
        let mut row = AuditRow {
            number,
            moment: self.moment,
            account: self.account.clone(),
            account_name: self.account_name.clone(),
            act: self.kind.word().to_owned(),
            subject: self.subject.clone(),
            detail: self.detail.clone(),
            previous: previous.to_owned(),
            digest: String::new(),
        };
        row.digest = row.digest_now();
        row
    }
}

impl DecisionRow {
    /// The decision as an act. What was said to the learner stays with the claim, and goes with it.
    pub(crate) fn act(&self) -> Act {
        let kind = match self.kind {
            DecisionKind::Issue => ActKind::Issue,
            DecisionKind::Complement => ActKind::Complement,
            DecisionKind::Talk => ActKind::Talk,
            DecisionKind::Revoke => ActKind::Revoke,
            DecisionKind::Correct => ActKind::Correct,
        };
        Act {
            moment: self.decided,
            account: self.account.clone(),
            account_name: self.account_name.clone(),
            kind,
            subject: super::card::page_of(&self.claim),
            detail: String::new(),
        }
    }
}

impl AuditRow {
    /// SHA-256 of all but the digest, as a JSON array: no two rows are written alike.
    fn digest_now(&self) -> String {
        digest_of(
            &serde_json::json!([
                self.number,
                self.moment,
                self.account,
                self.account_name,
                self.act,
                self.subject,
                self.detail,
                self.previous
            ])
            .to_string(),
        )
    }

    /// What was done; `None` for an act of a newer version.
    pub(crate) fn kind(&self) -> Option<ActKind> {
        ActKind::from_word(&self.act).ok()
    }
}

/// Where a chain breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Broken {
    /// The first row that does not follow from those before.
    pub(crate) number: i64,
}

/// A chain that is followed row by row.
#[derive(Debug, Clone)]
pub(crate) struct Chain {
    next: i64,
    head: String,
}

impl Chain {
    pub(crate) fn begin() -> Self {
        Self {
            next: 1,
            head: BEGINNING.to_owned(),
        }
    }

    /// Follows one more row.
    pub(crate) fn follow(&mut self, row: &AuditRow) -> Result<(), Broken> {
        if row.number != self.next || row.previous != self.head || row.digest != row.digest_now() {
            return Err(Broken { number: self.next });
        }
        self.next += 1;
        self.head.clone_from(&row.digest);
        Ok(())
    }

    /// How many rows were followed.
    pub(crate) fn count(&self) -> i64 {
        self.next - 1
    }

    /// Digest of the last row.
    pub(crate) fn head(&self) -> &str {
        &self.head
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain() -> Vec<AuditRow> {
        let mut rows: Vec<AuditRow> = Vec::new();
        for (number, kind) in [(1, ActKind::AccountAdded), (2, ActKind::Issue), (3, ActKind::Revoke)] {
            let act = Act::by_none("terminal", kind, "0123", 1_800_000_000 + number);
            let previous = rows.last().map_or(BEGINNING, |row| row.digest.as_str());
            rows.push(act.after(number, previous));
        }
        rows
    }

    fn followed(rows: &[AuditRow]) -> Result<i64, Broken> {
        let mut chain = Chain::begin();
        for row in rows {
            chain.follow(row)?;
        }
        Ok(chain.count())
    }

    #[test]
    fn a_row_that_was_changed_removed_or_put_in_is_found() {
        let good = chain();
        assert_eq!(followed(&good), Ok(3));
        let mut changed = good.clone();
        "Quelqu'un".clone_into(&mut changed[1].account_name);
        assert_eq!(followed(&changed), Err(Broken { number: 2 }));
        // Somebody who works the digest out again breaks the next one.
        changed[1].digest = changed[1].digest_now();
        assert_eq!(followed(&changed), Err(Broken { number: 3 }));
        let removed = [good[0].clone(), good[2].clone()];
        assert_eq!(followed(&removed), Err(Broken { number: 2 }));
        assert_eq!(followed(&good[1..]), Err(Broken { number: 1 }));
    }
}
