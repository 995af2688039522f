//! What the form of a claim sends: a decision, words kept for later, taking over from somebody who looks at it.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::super::frame::Frame;
use super::super::login::{self, Written};
use super::{Begun, Origin, claim_of, correcting, page, preview};
use crate::access::{Decides, FormToken, Person, Visitor};
use crate::bridge::Shared;
use crate::decision::{self, About, Said};
use crate::error::BridgeError;
use crate::openapi::{Answer, Routes};
use crate::store::{ClaimRow, DecisionKind};

pub(super) fn routes() -> Routes {
    Routes::new().post(
        "/claims/{page}/decision",
        "A decision about a claim, or a look at what it would issue",
        &[Answer::PAGE, Answer::ELSEWHERE],
        decide,
    )
}

/// What stands before the id of a row in the name of its field.
pub(super) const ROW: &str = "row-";

#[derive(Deserialize, schemars::JsonSchema)]
pub(super) struct DecisionForm {
    #[serde(default)]
    csrf: String,
    /// See [`Asked`].
    #[serde(default)]
    kind: String,
    #[serde(default)]
    words: String,
    #[serde(default)]
    meeting: String,
    /// `on`: the person knows whom this is about.
    #[serde(default)]
    knows: String,
    /// `on`: the person was there.
    #[serde(default)]
    witnessed: String,
    /// The day as the person confirms it, where the clock is in doubt.
    #[serde(default)]
    today: String,
    /// How many decisions the page showed.
    #[serde(default)]
    read: String,
    /// `chosen`: the rows that follow are those the badge names.
    #[serde(default)]
    rows: String,
    #[serde(flatten)]
    more: BTreeMap<String, String>,
}

/// What a button asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// `issue`, `complement`, `talk`, `revoke`, `correct`.
    Decide(DecisionKind),
    /// `see-issue`, `see-correct`: the badge as it would be.
    See(DecisionKind),
    /// `keep` for later.
    Keep,
    /// `forget` what was kept.
    Forget,
    /// `take` over from somebody who looks at it.
    Take,
}

impl DecisionForm {
    fn asked(&self) -> Option<Asked> {
        Some(match self.kind.as_str() {
            "issue" => Asked::Decide(DecisionKind::Issue),
            "complement" => Asked::Decide(DecisionKind::Complement),
            "talk" => Asked::Decide(DecisionKind::Talk),
            "revoke" => Asked::Decide(DecisionKind::Revoke),
            "correct" => Asked::Decide(DecisionKind::Correct),
            "see-issue" => Asked::See(DecisionKind::Issue),
            "see-correct" => Asked::See(DecisionKind::Correct),
            "keep" => Asked::Keep,
            "forget" => Asked::Forget,
            "take" => Asked::Take,
            _ => return None,
        })
    }

    fn begun(&self) -> Begun {
        Begun {
            words: self.words.clone(),
            meeting: self.meeting.clone(),
            knows: self.knows == "on",
            witnessed: self.witnessed == "on",
            origin: if self.kind == "revoke" {
                Origin::Withdrawal
            } else {
                Origin::Decision
            },
        }
    }

    fn said(self, kind: DecisionKind) -> Said {
        let rows = |more: &BTreeMap<String, String>| -> BTreeSet<String> {
            let chosen = more.keys().filter_map(|name| name.strip_prefix(ROW));
            chosen.map(str::to_owned).collect()
        };
        Said {
            kind,
            rows: (self.rows == "chosen").then(|| rows(&self.more)),
            words: self.words,
            meeting: Some(self.meeting),
            knows: self.knows == "on",
            witnessed: self.witnessed == "on",
            today: Some(self.today).filter(|day| !day.is_empty()),
            read: self.read.parse().ok(),
        }
    }
}

/// Whatever happens, what was written comes back: where the login ended meanwhile with the page to log in, where
/// something is missing or somebody decided before with the claim.
async fn decide(
    State(bridge): State<Shared>,
    frame: Frame,
    Path(name): Path<String>,
    token: FormToken,
    Visitor(login): Visitor,
    Form(form): Form<DecisionForm>,
) -> Result<Response, BridgeError> {
    let Some(login) = login else {
        let words = Written {
            page: name,
            words: form.words,
            meeting: form.meeting,
        };
        return login::again(frame, token, words);
    };
    let claim = claim_of(&bridge, &name).await?;
    let pedagogue = Person::<Decides>::of(login)?;
    let back = Back {
        bridge: &bridge,
        frame,
        pedagogue: &pedagogue,
        begun: form.begun(),
    };
    if let Err(error) = pedagogue.0.check(&form.csrf) {
        return back.refused(claim, error).await;
    }
    let by = &pedagogue.0;
    let here = format!("/claims/{name}#decision");
    let about = About {
        bridge: &bridge,
        words: back.frame.words,
        by,
        claim: &claim,
    };
    match form.asked() {
        None => {
            let error = BridgeError::refused(StatusCode::UNPROCESSABLE_ENTITY, "bridge-error-form");
            back.refused(claim, error).await
        }
        Some(Asked::Keep) => {
            decision::keep(&bridge, &by.account, &claim, &form.words, &form.meeting).await?;
            Ok(Redirect::to(&here).into_response())
        }
        Some(Asked::Forget) => {
            bridge.store.forget_draft(&by.account, &claim.id).await?;
            Ok(Redirect::to(&format!("/claims/{name}")).into_response())
        }
        Some(Asked::Take) => {
            if !form.words.trim().is_empty() {
                decision::keep(&bridge, &by.account, &claim, &form.words, &form.meeting).await?;
            }
            bridge.store.take_over(&by.account, &claim.id, bridge.now()).await?;
            Ok(Redirect::to(&here).into_response())
        }
        Some(Asked::See(kind)) => {
            let said = form.said(kind);
            match about.preview(&said).await {
                Ok(seen) => preview::page(&back.frame, &claim, &said, seen).map(IntoResponse::into_response),
                Err(error) => back.refused_of(claim, &said, error).await,
            }
        }
        Some(Asked::Decide(kind)) => {
            let said = form.said(kind);
            match about.decide(said.clone(), None).await {
                Ok(()) => Ok(Redirect::to(&format!("/claims/{name}")).into_response()),
                Err(error) => back.refused_of(claim, &said, error).await,
            }
        }
    }
}

/// The way back to what was written.
struct Back<'a> {
    bridge: &'a Shared,
    frame: Frame,
    pedagogue: &'a Person<Decides>,
    begun: Begun,
}

impl Back<'_> {
    /// Where a correction was written, the page of corrections; else the claim.
    async fn refused_of(self, claim: ClaimRow, said: &Said, error: BridgeError) -> Result<Response, BridgeError> {
        match (said.kind, error) {
            (
                DecisionKind::Correct,
                BridgeError::Refused {
                    status,
                    code,
                    arguments,
                },
            ) => {
                let problem = Some(self.frame.words.with_all(code, &arguments));
                let page = correcting::page(self.bridge, self.frame, &claim, said, problem).await?;
                Ok((status, page).into_response())
            }
            (_, error) => self.refused(claim, error).await,
        }
    }

    /// The claim again as it is now, with what is the matter and all that was written.
    async fn refused(self, claim: ClaimRow, error: BridgeError) -> Result<Response, BridgeError> {
        let BridgeError::Refused {
            status,
            code,
            arguments,
        } = error
        else {
            return Err(error);
        };
        let (login, begun) = (&self.pedagogue.0, self.begun);
        if status == StatusCode::CONFLICT && !begun.words.trim().is_empty() {
            // What somebody wrote while another decided is theirs until they drop it.
            decision::keep(self.bridge, &login.account, &claim, &begun.words, &begun.meeting).await?;
        }
        let claim = self.bridge.store.claim_of_page(&claim.page()).await?.unwrap_or(claim);
        let problem = Some(self.frame.words.with_all(code, &arguments));
        let page = page(self.bridge, self.frame, login, claim, problem, begun).await?;
        Ok((status, page).into_response())
    }
}
