//! Speaking to a bridge over HTTP, as `situation::wire` says.

use std::sync::Once;
use std::time::Duration;

use reqwest::blocking::{Client, RequestBuilder, Response};
use reqwest::{StatusCode, header};
use serde::Serialize;
use serde::de::DeserializeOwned;
use situation::address::points_to_this_pc;
use situation::wire::{ClaimReceipt, ClaimStatus, Refusal};
use wording::Language;

/// Time to find the bridge.
const CONNECT: Duration = Duration::from_secs(3);
/// Time for a whole exchange: 8 MB over a slow Wi-Fi.
const EXCHANGE: Duration = Duration::from_mins(1);
/// Largest answer that is read, bytes: a badge image is a few hundred kilobytes.
const LARGEST_ANSWER: u64 = 16 << 20;
/// Media type of an evidence package.
const PACKAGE: &str = "application/vnd.envol.evidence";

/// The bridge cannot be reached, or answers nothing that makes sense: to be tried again. For logs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Away {
    pub(crate) reason: String,
    /// What was sent may have come through all the same: no answer that makes sense says whether.
    pub(crate) may_have_it: bool,
}

impl Away {
    /// Nothing came through.
    pub(crate) fn without(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            may_have_it: false,
        }
    }

    /// What was sent may have come through.
    pub(crate) fn with_it(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            may_have_it: true,
        }
    }
}

/// What a bridge answers.
#[derive(Debug, PartialEq)]
pub(crate) enum Answer<T> {
    /// What was asked for.
    Here(T),
    /// It says no, with a reason.
    Refused {
        status: u16,
        /// Id of the sentence, empty where the bridge gives none.
        code: String,
        /// The sentence.
        message: String,
    },
}

/// A bridge at an address.
pub(crate) struct Bridge {
    client: Client,
    address: String,
    language: Language,
}

impl Bridge {
    pub(crate) fn new(address: &str, language: Language) -> Result<Self, Away> {
        static TLS: Once = Once::new();
        // Another part of the program may have chosen already: either is fine.
        TLS.call_once(|| drop(rustls::crypto::ring::default_provider().install_default()));
        let mut builder = Client::builder()
            .connect_timeout(CONNECT)
            .timeout(EXCHANGE)
            // Evidence goes to the bridge that was paired and nowhere else.
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("envol-station/", env!("CARGO_PKG_VERSION")));
        if points_to_this_pc(address) {
            builder = builder.no_proxy();
        }
        let client = builder.build().map_err(away)?;
        Ok(Self {
            client,
            address: address.to_owned(),
            language,
        })
    }

    /// Sends a package.
    pub(crate) fn send(&self, package: Vec<u8>) -> Result<Answer<ClaimReceipt>, Away> {
        let request = self
            .client
            .post(self.url("claims"))
            .header(header::CONTENT_TYPE, PACKAGE)
            .body(package);
        self.json(request)
    }

    /// Where the claim of `code` stands.
    pub(crate) fn status(&self, code: &str) -> Result<Answer<ClaimStatus>, Away> {
        self.json(self.client.get(self.url(&format!("claims/{code}"))))
    }

    /// A file of the claim of `code`: `badge.png`, `badge.json`.
    pub(crate) fn file(&self, code: &str, name: &str) -> Result<Answer<Vec<u8>>, Away> {
        self.ask(self.client.get(self.url(&format!("claims/{code}/{name}"))))
    }

    /// Posts JSON, reads JSON.
    pub(crate) fn post_json<T: DeserializeOwned>(&self, route: &str, body: &impl Serialize) -> Result<Answer<T>, Away> {
        self.json(self.client.post(self.url(route)).json(body))
    }

    fn url(&self, route: &str) -> String {
        format!("{}/api/v1/{route}", self.address)
    }

    fn json<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<Answer<T>, Away> {
        match self.ask(request)? {
            Answer::Here(bytes) => serde_json::from_slice(&bytes)
                .map(Answer::Here)
                .map_err(|e| Away::with_it(e.to_string())),
            Answer::Refused { status, code, message } => Ok(Answer::Refused { status, code, message }),
        }
    }

    fn ask(&self, request: RequestBuilder) -> Result<Answer<Vec<u8>>, Away> {
        let response = request
            .header(header::ACCEPT_LANGUAGE, self.language.tag())
            .send()
            .map_err(away)?;
        let status = response.status();
        let bytes = read(response)?;
        if status.is_success() {
            return Ok(Answer::Here(bytes));
        }
        // Not now: too many, too slow, a fault at the bridge or something in between. A redirect is no answer either.
        let later = status.is_server_error() || status.is_redirection() || status == StatusCode::BAD_REQUEST;
        if later || [StatusCode::REQUEST_TIMEOUT, StatusCode::TOO_MANY_REQUESTS].contains(&status) {
            let reason = format!("it answers {status}");
            // What stands in between may give up while the bridge takes it in.
            let unsure = status.is_server_error() || status == StatusCode::REQUEST_TIMEOUT;
            return Err(if unsure {
                Away::with_it(reason)
            } else {
                Away::without(reason)
            });
        }
        let refusal = serde_json::from_slice::<Refusal>(&bytes).ok();
        let (code, message) = refusal.map_or_else(
            || {
                let status = [("status", status.as_u16().to_string().into())];
                (
                    String::new(),
                    wording::text(self.language, "station-bridge-answer", &status),
                )
            },
            |refusal| (refusal.code, refusal.message),
        );
        Ok(Answer::Refused {
            status: status.as_u16(),
            code,
            message,
        })
    }
}

fn read(response: Response) -> Result<Vec<u8>, Away> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    response
        .take(LARGEST_ANSWER + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| Away::with_it(e.to_string()))?;
    if bytes.len() as u64 > LARGEST_ANSWER {
        Err(Away::with_it("the answer is too large"))
    } else {
        Ok(bytes)
    }
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn away(error: reqwest::Error) -> Away {
    use std::error::Error as _;
    // The address is said beside it; the cause says more than reqwest's own words.
    let cause = error.source().map(ToString::to_string);
    Away {
        reason: cause.unwrap_or_else(|| error.to_string()),
        may_have_it: !(error.is_connect() || error.is_builder()),
    }
}
