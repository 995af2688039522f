//! What the bridge keeps. One trait per subject and [`Store`] over all of them: `SQLite` or `PostgreSQL`, and nothing
//! outside `store/sql` knows which database it is.
//!
//! **Invariant:** the bridge holds no state of its own; what must outlive a request stands here.

pub(crate) mod audit;
mod card;
mod endorsement;
mod error;
mod records;
mod sql;
mod wallet;

use std::future::Future;
use std::pin::Pin;

pub(crate) use audit::{Act, ActKind, AuditRow, Chain};
pub(crate) use card::{Alike, CardRow, Listed, SameKind, searchable};
pub(crate) use endorsement::{EndorsementRow, EndorsementState, Resigned};
pub(crate) use error::StoreError;
pub(crate) use records::{
    AccountRow, BadgeKeyRow, BadgeRow, Between, ClaimKind, ClaimRow, DecisionKind, DecisionRow, DefinitionRow,
    DraftRow, Erased, LoginRow, LookRow, NewBadge, OpenedRow, OrganisationRow, Patience, Running, SessionRow,
    StationRow, Strangers,
};
pub(crate) use sql::{Room, Server, SqlStore};
pub(crate) use wallet::{GrantRow, Tokens, WalletRow};

/// An answer of the store.
pub(crate) type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// The organisation, its people and their logins.
pub(crate) trait People: Send + Sync {
    /// The organisation, once the first start is done.
    fn organisation(&self) -> Answer<'_, Option<OrganisationRow>>;
    /// Creates organisation and first account together; false where there already is one.
    fn found<'a>(&'a self, organisation: &'a OrganisationRow, account: &'a AccountRow) -> Answer<'a, bool>;
    /// Puts an organisation back from the copy of its keys, without an account; false where there already is one.
    fn found_again<'a>(&'a self, organisation: &'a OrganisationRow, later: &'a [BadgeKeyRow]) -> Answer<'a, bool>;
    /// Seals the same keys anew; false where the organisation has other public keys. Of keys that sign badges and are
    /// not among `later` the secret is lost, and they only verify from then on.
    fn reseal<'a>(&'a self, organisation: &'a OrganisationRow, later: &'a [BadgeKeyRow]) -> Answer<'a, bool>;
    /// The keys that sign badges after the first, oldest first.
    fn badge_keys(&self) -> Answer<'_, Vec<BadgeKeyRow>>;
    /// The number of the newest key that signs badges.
    fn newest_badge_key(&self) -> Answer<'_, i64>;
    /// Keeps one more, and that no copy has it yet; false where there is one of that number.
    fn add_badge_key<'a>(&'a self, key: &'a BadgeKeyRow, act: &'a Act) -> Answer<'a, bool>;
    /// The key was exported.
    fn key_exported<'a>(&'a self, act: &'a Act) -> Answer<'a, ()>;
    /// Replaces the setup link.
    fn set_setup<'a>(&'a self, token_hash: &'a str, now: i64) -> Answer<'a, ()>;
    /// Whether this is the setup link in force.
    fn is_setup<'a>(&'a self, token_hash: &'a str) -> Answer<'a, bool>;
    /// The account of that name, however it is capitalised and its accents are written.
    fn account_named<'a>(&'a self, name: &'a str) -> Answer<'a, Option<AccountRow>>;
    /// All accounts, by name.
    fn accounts(&self) -> Answer<'_, Vec<AccountRow>>;
    /// Adds the first account, and uses the setup link up; false where there is an account.
    fn add_first_account<'a>(&'a self, account: &'a AccountRow) -> Answer<'a, bool>;
    /// Adds an account; false where the name is taken.
    fn add_account<'a>(&'a self, account: &'a AccountRow, act: &'a Act) -> Answer<'a, bool>;
    /// Sets a new password and ends that account's logins.
    fn set_password<'a>(&'a self, account: &'a str, password_hash: &'a str, act: &'a Act) -> Answer<'a, ()>;
    /// Puts another hash of the same password in place of `old`; logins go on.
    fn rehash_password<'a>(&'a self, account: &'a str, old: &'a str, new: &'a str) -> Answer<'a, ()>;
    /// Keeps a login.
    fn open_login<'a>(&'a self, token_hash: &'a str, login: &'a LoginRow) -> Answer<'a, ()>;
    /// The login of that token, if it still runs.
    fn login<'a>(&'a self, token_hash: &'a str, running: Running) -> Answer<'a, Option<LoginRow>>;
    /// Ends a login.
    fn close_login<'a>(&'a self, token_hash: &'a str) -> Answer<'a, ()>;
    /// Notes a try of a subject (a name at an address) as one that failed, and gives 0; where it comes too early, notes
    /// nothing and gives the seconds to wait. Two that come at once are two.
    fn note_try<'a>(&'a self, subject: &'a str, patience: Patience, now: i64) -> Answer<'a, i64>;
    /// Forgets the failed logins of a subject.
    fn forget_failed_logins<'a>(&'a self, subject: &'a str) -> Answer<'a, ()>;
    /// When the clock was last believed.
    fn clock_believed(&self) -> Answer<'_, Option<i64>>;
    /// The clock is believed now; by whose word, where it was in doubt.
    fn believe_clock<'a>(&'a self, now: i64, said_by: Option<&'a str>) -> Answer<'a, ()>;
    /// The newest time in the records, of those between two times.
    fn newest_record(&self, since: i64, until: i64) -> Answer<'_, Option<i64>>;
}

/// What accounts may do, and where they are logged in. At least one account that opens may keep the accounts: a change
/// after which there would be none is not made, and false is given.
pub(crate) trait Accounts: Send + Sync {
    /// Sets what an account may do.
    fn set_roles<'a>(&'a self, account: &'a str, roles: &'a str, act: &'a Act) -> Answer<'a, bool>;
    /// Closes an account, with its logins, or opens it again (`None`).
    fn set_disabled<'a>(&'a self, account: &'a str, disabled: Option<i64>, act: &'a Act) -> Answer<'a, bool>;
    /// Running logins, of one account or of all.
    fn sessions<'a>(&'a self, account: Option<&'a str>, running: Running) -> Answer<'a, Vec<SessionRow>>;
    /// Ends a login, of one account or of any; false where there is none.
    fn end_session<'a>(&'a self, name: &'a str, account: Option<&'a str>, act: &'a Act) -> Answer<'a, bool>;
    /// Removes logins that have ended: they say who worked when.
    fn forget_ended_sessions(&self, running: Running) -> Answer<'_, ()>;
}

/// The chain of who did what. What changes the store is noted together with the change; `note` is for the rest.
pub(crate) trait Audit: Send + Sync {
    /// Notes something that changed nothing here.
    fn note<'a>(&'a self, act: &'a Act) -> Answer<'a, ()>;
    /// Rows after this one, oldest first.
    fn audit_after(&self, number: i64, most: i64) -> Answer<'_, Vec<AuditRow>>;
    /// Rows before this one, newest first.
    fn audit_before(&self, number: i64, most: i64) -> Answer<'_, Vec<AuditRow>>;
    /// Rows about one subject, oldest first.
    fn audit_of<'a>(&'a self, subject: &'a str) -> Answer<'a, Vec<AuditRow>>;
}

/// What is held about persons.
pub(crate) trait Data: Send + Sync {
    /// Keeps that an account opened an identity; false where it did before.
    fn open_identity<'a>(&'a self, claim: &'a str, act: &'a Act) -> Answer<'a, bool>;
    /// Who opened the identity of a claim.
    fn opened<'a>(&'a self, claim: &'a str) -> Answer<'a, Vec<OpenedRow>>;
    /// Words that anybody kept for a claim.
    fn drafts_of<'a>(&'a self, claim: &'a str) -> Answer<'a, Vec<DraftRow>>;
    /// How many days what is in a state is kept, where the organisation chose.
    fn keeping(&self) -> Answer<'_, Vec<(String, i64)>>;
    /// Chooses.
    fn keep_for<'a>(&'a self, days: &'a [(String, i64)], act: &'a Act) -> Answer<'a, ()>;
    /// Ids of claims in these states that were last changed before then.
    fn unchanged_since<'a>(&'a self, states: &'a [ClaimKind], since: i64, most: i64) -> Answer<'a, Vec<String>>;
    /// Removes claims with all that hangs on them. Of badges stays whether they were withdrawn, of claims a digest by
    /// which they are known when they come again.
    fn erase<'a>(&'a self, claims: &'a [ClaimRow], act: &'a Act) -> Answer<'a, Erased>;
    /// When the claim of that learner's code was erased, if it was.
    fn is_erased<'a>(&'a self, code: &'a str) -> Answer<'a, Option<i64>>;
    /// Whether a badge was withdrawn whose claim was erased; `None` where there is none.
    fn is_badge_gone<'a>(&'a self, id: &'a str) -> Answer<'a, Option<bool>>;
}

/// Stations and how they come to be known.
pub(crate) trait Stations: Send + Sync {
    /// Keeps an offer.
    fn add_offer<'a>(&'a self, token_hash: &'a str, expires: i64) -> Answer<'a, ()>;
    /// Uses an offer up; false where it is unknown, used or too old.
    fn use_offer<'a>(&'a self, token_hash: &'a str, running: Running) -> Answer<'a, bool>;
    /// Keeps a short code that can be exchanged for an offer.
    fn add_typed_code<'a>(&'a self, code_hash: &'a str, expires: i64) -> Answer<'a, ()>;
    /// Uses a short code up; `None` where it is unknown or too old, else when it would have ended.
    fn use_typed_code<'a>(&'a self, code_hash: &'a str, running: Running) -> Answer<'a, Option<i64>>;
    /// Forgets every short code: somebody is guessing.
    fn forget_typed_codes(&self) -> Answer<'_, ()>;
    /// Keeps a station; a key that is known keeps its id and takes the new name. Gives the id.
    fn pair_station<'a>(&'a self, station: &'a StationRow, act: &'a Act) -> Answer<'a, String>;
    /// All stations, removed ones last.
    fn stations(&self) -> Answer<'_, Vec<StationRow>>;
    /// The station with that key, in hexadecimal.
    fn station_with_key<'a>(&'a self, public_key: &'a str) -> Answer<'a, Option<StationRow>>;
    /// Trusts a station no longer; false where there is none of that id.
    fn remove_station<'a>(&'a self, id: &'a str, act: &'a Act) -> Answer<'a, bool>;
}

/// Claims, and lists of them.
pub(crate) trait Claims: Send + Sync {
    /// Keeps a claim; false where one of that id is there.
    fn add_claim<'a>(&'a self, claim: &'a ClaimRow) -> Answer<'a, bool>;
    /// The claim of that id (hexadecimal), with its package.
    fn claim<'a>(&'a self, id: &'a str) -> Answer<'a, Option<ClaimRow>>;
    /// The claim of that page, without its package.
    fn claim_of_page<'a>(&'a self, page: &'a str) -> Answer<'a, Option<ClaimRow>>;
    /// Cards of a list, `most` of them after the first `skipped`.
    fn cards<'a>(&'a self, listed: &'a Listed, skipped: i64, most: i64) -> Answer<'a, Vec<(CardRow, i64)>>;
    /// How many cards a list has.
    fn count_cards<'a>(&'a self, listed: &'a Listed) -> Answer<'a, i64>;
    /// The page of the oldest waiting claim that came after this one, else of the oldest of all others; never of one
    /// that somebody else looks at.
    fn next_waiting<'a>(&'a self, claim: &'a ClaimRow, account: &'a str, fresh: Between) -> Answer<'a, Option<String>>;
    /// Cards of waiting claims that ask for the same badge, received in a stretch of time, oldest first.
    fn cards_together<'a>(&'a self, kind: &'a SameKind, day: Between, most: i64) -> Answer<'a, Vec<CardRow>>;
    /// Which waiting claims ask for the same badge on the same day, where several do; newest days first.
    fn alike(&self, most: i64) -> Answer<'_, Vec<Alike>>;
    /// The claim of that learner's code, without its package.
    fn claim_with_code<'a>(&'a self, code: &'a str) -> Answer<'a, Option<ClaimRow>>;
    /// Claims in one of these states, oldest first, without packages.
    fn claims_in<'a>(&'a self, states: &'a [ClaimKind]) -> Answer<'a, Vec<ClaimRow>>;
    /// Claims of the station with that key (hexadecimal), last changed first, without packages.
    fn claims_of_station<'a>(&'a self, station_key: &'a str) -> Answer<'a, Vec<ClaimRow>>;
    /// How many claims are in a state.
    fn count_claims(&self, state: ClaimKind) -> Answer<'_, i64>;
    /// From apart to waiting, with what was worked out (its review); false where it is no longer apart.
    fn admit_claim<'a>(&'a self, claim: &'a ClaimRow, now: i64) -> Answer<'a, bool>;
    /// Says anew why a claim is apart.
    fn keep_apart<'a>(&'a self, id: &'a str, why: &'a str) -> Answer<'a, ()>;
    /// What waits apart for this reason, in all and of one sender.
    fn strangers_apart<'a>(&'a self, why: &'a str, sender: Option<&'a str>) -> Answer<'a, Strangers>;
    /// Removes all claims that are apart and came from one sender; gives how many.
    fn drop_sender<'a>(&'a self, sender: &'a str) -> Answer<'a, u64>;
    /// Removes a claim that is apart, with everything.
    fn drop_apart<'a>(&'a self, id: &'a str) -> Answer<'a, bool>;
}

/// Decisions, begun and taken. Where `read` says how many decisions somebody had read when they decided, and there are
/// others by now, nothing is kept.
pub(crate) trait Decisions: Send + Sync {
    /// Keeps words of a decision that is not taken yet.
    fn keep_draft<'a>(&'a self, draft: &'a DraftRow) -> Answer<'a, ()>;
    /// Forgets them.
    fn forget_draft<'a>(&'a self, account: &'a str, claim: &'a str) -> Answer<'a, ()>;
    /// The words that an account kept for a claim.
    fn draft<'a>(&'a self, account: &'a str, claim: &'a str) -> Answer<'a, Option<DraftRow>>;
    /// Keeps a decision that leaves the claim open; false where the claim is not open.
    fn decide_open<'a>(&'a self, decision: &'a DecisionRow, read: Option<i64>) -> Answer<'a, bool>;
    /// Keeps decision and badge and drops the raw package, all or nothing; false where the claim is not open.
    fn decide_issue<'a>(
        &'a self,
        decision: &'a DecisionRow,
        read: Option<i64>,
        badge: &'a NewBadge,
        review_without_raw: &'a str,
    ) -> Answer<'a, bool>;
    /// Revokes, with decision; false where it is revoked already.
    fn revoke_badge<'a>(&'a self, badge: &'a str, decision: &'a DecisionRow, read: Option<i64>) -> Answer<'a, bool>;
    /// Puts a badge in the place of the one it replaces, which is revoked by the same decision where it is not yet;
    /// false where another came there before.
    fn correct_badge<'a>(
        &'a self,
        badge: &'a NewBadge,
        decision: &'a DecisionRow,
        read: Option<i64>,
    ) -> Answer<'a, bool>;
    /// Decisions of a claim, oldest first.
    fn decisions<'a>(&'a self, claim: &'a str) -> Answer<'a, Vec<DecisionRow>>;
}

/// Who looks at what; what is of another time than `fresh` counts for nothing.
pub(crate) trait Looks: Send + Sync {
    /// An account looks at a claim from now on, and at no other, unless somebody else looks at it already.
    fn look<'a>(&'a self, account: &'a str, claim: &'a str, now: i64, fresh: Between) -> Answer<'a, ()>;
    /// The same, whoever else looked at it.
    fn take_over<'a>(&'a self, account: &'a str, claim: &'a str, now: i64) -> Answer<'a, ()>;
    /// An account looks at this claim no longer.
    fn look_away<'a>(&'a self, account: &'a str, claim: &'a str) -> Answer<'a, ()>;
    /// Everybody who looks at something.
    fn looks(&self, fresh: Between) -> Answer<'_, Vec<LookRow>>;
}

/// Badge definitions, badges, and places in status lists.
pub(crate) trait Badges: Send + Sync {
    /// The definition in force; `None` where the organisation has none of that name and version.
    fn definition<'a>(&'a self, scenario: &'a str, badge: &'a str, version: i64) -> Answer<'a, Option<DefinitionRow>>;
    /// Takes a definition over if there is none of that name and version yet.
    fn adopt_definition<'a>(&'a self, definition: &'a DefinitionRow) -> Answer<'a, ()>;
    /// Adds a definition or a version of one; false where there is one of that name and version.
    fn add_definition<'a>(&'a self, definition: &'a DefinitionRow, act: &'a Act) -> Answer<'a, bool>;
    /// Changes what is kept of a definition.
    fn change_definition<'a>(&'a self, definition: &'a DefinitionRow, act: &'a Act) -> Answer<'a, ()>;
    /// All definitions.
    fn definitions(&self) -> Answer<'_, Vec<DefinitionRow>>;
    /// The badge of that id.
    fn badge<'a>(&'a self, id: &'a str) -> Answer<'a, Option<BadgeRow>>;
    /// The badge of a claim: the last, where others were replaced.
    fn badge_of_claim<'a>(&'a self, claim: &'a str) -> Answer<'a, Option<BadgeRow>>;
    /// The id of the badge that came in the place of this one.
    fn badge_after<'a>(&'a self, id: &'a str) -> Answer<'a, Option<String>>;
    /// Takes a place in a status list for a badge to be; false where it is taken.
    fn take_status_place<'a>(&'a self, list: i64, place: i64, badge: &'a str) -> Answer<'a, bool>;
    /// The newest status list in which a place is taken.
    fn newest_status_list(&self) -> Answer<'_, Option<i64>>;
    /// How many places of a list are taken.
    fn status_places_taken(&self, list: i64) -> Answer<'_, i64>;
    /// Places of revoked badges in a list.
    fn revoked_places(&self, list: i64) -> Answer<'_, Vec<i64>>;
}

/// What others say of badges. A row that is removed is gone with its words.
pub(crate) trait Endorsements: Send + Sync {
    /// Keeps a link; false where as many as `most` of the claim wait for words or an answer.
    fn ask_endorsement<'a>(
        &'a self,
        asked: &'a EndorsementRow,
        token_hash: &'a str,
        most: i64,
        act: &'a Act,
    ) -> Answer<'a, bool>;
    /// What a link leads to, while it runs.
    fn endorsement_of_link<'a>(&'a self, token_hash: &'a str, running: Running) -> Answer<'a, Option<EndorsementRow>>;
    /// Of a claim: what waits for an answer first, then oldest first.
    fn endorsements<'a>(&'a self, claim: &'a str) -> Answer<'a, Vec<EndorsementRow>>;
    /// Keeps what somebody wrote; false where something is written already.
    fn write_endorsement<'a>(&'a self, written: &'a EndorsementRow) -> Answer<'a, bool>;
    /// Forgets what somebody wrote, whose link opens again; false where the learner answered meanwhile.
    fn take_endorsement_back<'a>(&'a self, id: &'a str, now: i64) -> Answer<'a, bool>;
    /// Makes it part of its badge; false where the badge is another one by now.
    fn join_endorsement<'a>(
        &'a self,
        id: &'a str,
        credential: &'a str,
        badge: &'a Resigned,
        act: &'a Act,
    ) -> Answer<'a, bool>;
    /// Removes it, and from its badge where it is part of one; false where it stands otherwise by now.
    fn remove_endorsement<'a>(&'a self, id: &'a str, badge: Option<&'a Resigned>, act: &'a Act) -> Answer<'a, bool>;
    /// Removes links that ended without a word.
    fn forget_unanswered(&self, now: i64) -> Answer<'_, u64>;
}

/// Wallets that fetch badges for their learners, and what these allowed them.
pub(crate) trait Wallets: Send + Sync {
    /// Keeps a wallet; false where there are as many as `most`.
    fn add_wallet<'a>(&'a self, wallet: &'a WalletRow, most: i64) -> Answer<'a, bool>;
    /// The wallet of that id.
    fn wallet<'a>(&'a self, id: &'a str) -> Answer<'a, Option<WalletRow>>;
    /// Keeps what a learner allowed, with its code.
    fn add_grant<'a>(&'a self, grant: &'a GrantRow) -> Answer<'a, ()>;
    /// What belongs to a code, whether it was used or ended.
    fn grant_of_code<'a>(&'a self, code_hash: &'a str) -> Answer<'a, Option<GrantRow>>;
    /// What belongs to an access token that runs.
    fn grant_of_access<'a>(&'a self, access_hash: &'a str, running: Running) -> Answer<'a, Option<GrantRow>>;
    /// What belongs to a refresh token that runs.
    fn grant_of_refresh<'a>(&'a self, refresh_hash: &'a str, running: Running) -> Answer<'a, Option<GrantRow>>;
    /// Exchanges a code for tokens; false where it was used before.
    fn use_code<'a>(&'a self, grant: &'a str, tokens: &'a Tokens, now: i64) -> Answer<'a, bool>;
    /// Exchanges a refresh token for others; false where it was used meanwhile.
    fn renew<'a>(&'a self, grant: &'a str, refresh_hash: &'a str, tokens: &'a Tokens) -> Answer<'a, bool>;
    /// Ends what was allowed; false where it had ended.
    fn end_grant<'a>(&'a self, grant: &'a str) -> Answer<'a, bool>;
    /// Ends what belongs to a token of a wallet, if there is any.
    fn end_token<'a>(&'a self, wallet: &'a str, hash: &'a str) -> Answer<'a, ()>;
    /// Id, name of the wallet and day of what was allowed for a claim.
    fn grants<'a>(&'a self, claim: &'a str) -> Answer<'a, Vec<(String, String, i64)>>;
    /// Removes what ended, and wallets that were registered before `idle` and have nothing.
    fn forget_idle_wallets(&self, now: i64, idle: i64) -> Answer<'_, ()>;
}

/// Who agreed that name and e-mail, which they joined, go to a platform of badges.
pub(crate) trait Platforms: Send + Sync {
    /// A learner agrees.
    fn agree<'a>(&'a self, claim: &'a str, now: i64) -> Answer<'a, ()>;
    /// And takes it back.
    fn disagree<'a>(&'a self, claim: &'a str) -> Answer<'a, ()>;
    /// Since when they agree, and when they were last in a file.
    fn agreement<'a>(&'a self, claim: &'a str) -> Answer<'a, Option<(i64, Option<i64>)>>;
    /// Claims with an issued badge of that definition whose learners agree.
    fn agreed<'a>(&'a self, definition: &'a DefinitionRow) -> Answer<'a, Vec<ClaimRow>>;
    /// How many badges of a definition are issued, and for how many of them the learner agrees.
    fn count_issued<'a>(&'a self, definition: &'a DefinitionRow) -> Answer<'a, (i64, i64)>;
    /// Keeps that somebody is in a file.
    fn note_exported<'a>(&'a self, claim: &'a str, act: &'a Act) -> Answer<'a, ()>;
}

/// Copies of everything.
pub(crate) trait Copies: Send + Sync {
    /// Writes all there is, as it stands at one moment, to a file that must not be there.
    /// False where that is for the server's own tools to do.
    fn copy_to<'a>(&'a self, file: &'a str) -> Answer<'a, bool>;
    /// What is damaged in what is kept, as the database says it; nothing where all is whole, or where a server keeps it.
    fn damage(&self) -> Answer<'_, Option<String>>;
    /// The server that keeps it, where it is no file.
    fn server(&self) -> Answer<'_, Option<Server>>;
}

/// Everything.
pub(crate) trait Store:
    People
    + Accounts
    + Audit
    + Data
    + Stations
    + Claims
    + Decisions
    + Looks
    + Badges
    + Endorsements
    + Wallets
    + Platforms
    + Copies
{
}

impl<T> Store for T where
    T: People
        + Accounts
        + Audit
        + Data
        + Stations
        + Claims
        + Decisions
        + Looks
        + Badges
        + Endorsements
        + Wallets
        + Platforms
        + Copies
{
}

impl std::fmt::Debug for dyn Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}
