//! All that is held about one person: to be read, taken along as a file, or erased. A person is those of their claims that
//! somebody says are theirs; nothing links claims but that word.

use serde::Serialize;
use situation::text::Text;

use crate::audit::moment_of;
use crate::bridge::Bridge;
use crate::definition;
use crate::encoding::base64url;
use crate::error::BridgeError;
use crate::review::Review;
use crate::review::drawing_svg::object::ObjectView;
use crate::review::view;
use crate::store::{Act, ActKind, ClaimKind, ClaimRow};
use crate::words::Words;

/// Everything held about one person.
#[derive(Debug, Serialize)]
pub(crate) struct Held {
    /// What this file is.
    about: &'static str,
    organisation: String,
    /// When it was put together.
    made: String,
    pub(crate) requests: Vec<HeldRequest>,
}

/// One request, with all that hangs on it.
#[derive(Debug, Serialize)]
pub(crate) struct HeldRequest {
    pub(crate) code: String,
    pub(crate) pseudonym: String,
    pub(crate) language: String,
    pub(crate) situation: String,
    pub(crate) badge_name: String,
    pub(crate) state: &'static str,
    pub(crate) received: String,
    pub(crate) changed: String,
    /// Name and e-mail, where the person joined them.
    pub(crate) identity: Option<HeldIdentity>,
    /// They were joined, and are not shown to who asks.
    pub(crate) identity_closed: bool,
    /// They were joined, and cannot be read with the organisation's key.
    pub(crate) identity_unreadable: bool,
    pub(crate) account: String,
    pub(crate) named: String,
    pub(crate) rows: Vec<HeldRow>,
    /// What was being made, drawn; the file has it as it is kept.
    #[serde(skip)]
    pub(crate) object: Option<ObjectView>,
    /// Bytes of the package that the station sent; 0 once it was dropped.
    pub(crate) package_bytes: usize,
    /// The package itself, base64url.
    #[serde(skip_serializing_if = "Option::is_none")]
    package: Option<String>,
    pub(crate) decisions: Vec<HeldDecision>,
    /// Words that somebody wrote and did not send yet.
    pub(crate) drafts: Vec<HeldDraft>,
    pub(crate) opened: Vec<HeldOpening>,
    pub(crate) badge: Option<HeldBadge>,
    /// Links to others, and what they wrote.
    pub(crate) endorsements: Vec<HeldEndorsement>,
    /// Since when they agree that name and e-mail go to a platform of badges, and when they were last in a file for it.
    pub(crate) platform: Option<(String, Option<String>)>,
    /// Names of the wallets that fetch it, and since when.
    pub(crate) wallets: Vec<(String, String)>,
    /// What was done with the request, as the record has it.
    pub(crate) acts: Vec<HeldAct>,
    /// All that was worked out of the package, as it is kept.
    review: Option<serde_json::Value>,
}

#[derive(Debug, Serialize)]
pub(crate) struct HeldIdentity {
    pub(crate) name: String,
    pub(crate) email: Option<String>,
}

/// A row that the person chose to show.
#[derive(Debug, Serialize)]
pub(crate) struct HeldRow {
    pub(crate) text: String,
    pub(crate) words: String,
    pub(crate) moments: usize,
    pub(crate) self_seen: bool,
    pub(crate) seen_by_people: bool,
}

#[derive(Debug, Serialize)]
pub(crate) struct HeldDecision {
    pub(crate) what: &'static str,
    pub(crate) by: String,
    pub(crate) when: String,
    pub(crate) words: String,
    pub(crate) meeting: Option<String>,
    pub(crate) witnessed: bool,
}

#[derive(Debug, Serialize)]
pub(crate) struct HeldDraft {
    pub(crate) words: String,
    pub(crate) kept: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct HeldOpening {
    pub(crate) by: String,
    pub(crate) when: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct HeldBadge {
    pub(crate) id: String,
    pub(crate) issued: String,
    pub(crate) withdrawn: Option<String>,
    /// The badge itself.
    credential: serde_json::Value,
}

#[derive(Debug, Serialize)]
pub(crate) struct HeldEndorsement {
    pub(crate) asked: String,
    pub(crate) made: String,
    /// Account that made the link; nothing where the person did.
    pub(crate) made_by: Option<String>,
    pub(crate) state: String,
    pub(crate) name: String,
    pub(crate) role: String,
    pub(crate) words: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct HeldAct {
    pub(crate) when: String,
    pub(crate) by: String,
    pub(crate) what: String,
}

/// Who reads what is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    /// Somebody of the organisation, who opens the identity by it.
    Organisation,
    /// Whoever has the code: a receipt can be found by others, so name and e-mail stay closed.
    Code,
}

/// Puts together what is held about the person whose claims these are, said in a language.
pub(crate) async fn held(
    bridge: &Bridge,
    claims: &[ClaimRow],
    reader: Reader,
    words: Words,
) -> Result<Held, BridgeError> {
    let mut requests = Vec::new();
    for claim in claims {
        requests.push(request(bridge, claim, reader, words).await?);
    }
    Ok(Held {
        about: "Everything that this organisation's Envol bridge holds about one person.",
        organisation: bridge.organisation().await?.name.clone(),
        made: moment_of(bridge.now()),
        requests,
    })
}

async fn request(bridge: &Bridge, claim: &ClaimRow, reader: Reader, words: Words) -> Result<HeldRequest, BridgeError> {
    let store = bridge.store.as_ref();
    let whole = store.claim(&claim.id).await?.ok_or_else(BridgeError::not_found)?;
    // What waits apart was never worked out.
    let review = match whole.review {
        Some(_) => Some(Review::of(&whole)?),
        None => None,
    };
    let organisation = bridge.organisation().await?;
    let sealed = review.as_ref().and_then(|review| review.identity.as_ref());
    let id = whole.id_bytes()?;
    let is_closed = reader == Reader::Code && sealed.is_some();
    let identity = sealed
        .filter(|_| !is_closed)
        .and_then(|sealed| organisation.keys.unseal(sealed, &id));
    let known = definition::of_claim(store, &whole).await?;
    let say = |text: &Text| words.as_written(text);
    let badge = match store.badge_of_claim(&whole.id).await? {
        Some(badge) => Some(HeldBadge {
            id: format!("urn:uuid:{}", badge.id),
            issued: moment_of(badge.issued),
            withdrawn: badge.revoked.map(moment_of),
            credential: serde_json::from_str(&badge.credential).map_err(BridgeError::internal)?,
        }),
        None => None,
    };
    let decisions = store.decisions(&whole.id).await?;
    let acts = store.audit_of(&whole.page()).await?;
    Ok(HeldRequest {
        situation: review
            .as_ref()
            .map_or_else(|| whole.scenario.clone(), |r| say(&r.scenario_title)),
        badge_name: known.map_or_else(|| whole.badge.clone(), |known| say(&known.badge.name)),
        state: whole.state.word(),
        received: moment_of(whole.received),
        changed: moment_of(whole.changed),
        identity_closed: is_closed,
        identity_unreadable: !is_closed && sealed.is_some() && identity.is_none(),
        identity: identity.map(|identity| HeldIdentity {
            name: identity.name,
            email: identity.email,
        }),
        account: review
            .as_ref()
            .map_or_else(String::new, |r| r.selection.account.clone()),
        named: review.as_ref().map_or_else(String::new, |r| r.selection.named.clone()),
        rows: review.as_ref().map_or_else(Vec::new, |review| {
            let rows = review.rows.iter().map(|row| HeldRow {
                text: say(&row.text),
                words: review
                    .selection
                    .rows
                    .iter()
                    .find(|chosen| chosen.row == row.row)
                    .map_or_else(String::new, |chosen| chosen.words.clone()),
                moments: row.moments.len(),
                self_seen: row.self_seen,
                seen_by_people: row.people,
            });
            rows.collect()
        }),
        object: review
            .as_ref()
            .and_then(|review| view::object(review, &whole.code, words)),
        package_bytes: whole.package.as_ref().map_or(0, Vec::len),
        package: whole.package.as_deref().map(base64url),
        decisions: decisions
            .into_iter()
            .map(|d| HeldDecision {
                what: crate::decision::sentence(d.kind),
                by: d.account_name,
                when: moment_of(d.decided),
                words: d.words,
                meeting: d.meeting,
                witnessed: d.witnessed,
            })
            .collect(),
        drafts: store
            .drafts_of(&whole.id)
            .await?
            .into_iter()
            .map(|draft| HeldDraft {
                words: draft.words,
                kept: moment_of(draft.kept),
            })
            .collect(),
        opened: store
            .opened(&whole.id)
            .await?
            .into_iter()
            .map(|one| HeldOpening {
                by: one.account_name,
                when: moment_of(one.moment),
            })
            .collect(),
        badge,
        platform: store
            .agreement(&whole.id)
            .await?
            .map(|(given, exported)| (moment_of(given), exported.map(moment_of))),
        wallets: store
            .grants(&whole.id)
            .await?
            .into_iter()
            .map(|(_, name, given)| (name, moment_of(given)))
            .collect(),
        endorsements: store
            .endorsements(&whole.id)
            .await?
            .into_iter()
            .map(|one| HeldEndorsement {
                asked: one.asked,
                made: moment_of(one.made),
                made_by: one.made_by,
                state: one.state,
                name: one.name,
                role: one.role,
                words: one.words,
            })
            .collect(),
        acts: acts
            .into_iter()
            .map(|row| HeldAct {
                when: moment_of(row.moment),
                by: row.account_name,
                what: row.act,
            })
            .collect(),
        review: match &whole.review {
            Some(text) => Some(serde_json::from_str(text).map_err(BridgeError::internal)?),
            None => None,
        },
        code: whole.code,
        pseudonym: whole.pseudonym,
        language: whole.language,
    })
}

/// Opens the identity that was joined to a claim, and keeps who did.
pub(crate) async fn open_identity(
    bridge: &Bridge,
    login: &crate::store::LoginRow,
    claim: &ClaimRow,
) -> Result<(), BridgeError> {
    let has_one = claim.state != ClaimKind::Apart && Review::of(claim)?.identity.is_some();
    if has_one {
        let act = Act::by(login, ActKind::Opened, claim.page(), bridge.now());
        bridge.store.open_identity(&claim.id, &act).await?;
    }
    Ok(())
}

/// Whether an account opened the identity of a claim before.
pub(crate) async fn has_opened(bridge: &Bridge, account: &str, claim: &ClaimRow) -> Result<bool, BridgeError> {
    let opened = bridge.store.opened(&claim.id).await?;
    Ok(opened.iter().any(|one| one.account == account))
}
