//! What wallets call.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use super::grant::{self, ACCESS_S, Given};
use super::refusal::{Failed, Refusal, status_info};
use super::registration::{self, Registration};
use super::{READ_CREDENTIALS, READ_PROFILE, description};
use crate::access::Address;
use crate::bridge::{Bridge, Shared};
use crate::encoding::{digest_of, same_secret};
use crate::error::BridgeError;
use crate::openapi::{Answer, Routes};
use crate::store::{BadgeRow, GrantRow, WalletRow};

const CREDENTIALS: &str = "/ims/ob/v3p0/credentials";
/// Badges in one answer, where the wallet does not say.
const AT_ONCE: usize = 50;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(
            "/ims/ob/v3p0/discovery",
            "What this service offers to wallets (Open Badges 3.0)",
            &[Answer::file("application/json")],
            discovery,
        )
        .get(
            CREDENTIALS,
            "The badges that the learner allowed",
            &[Answer::file("application/json")],
            credentials,
        )
        .otherwise(CREDENTIALS, only_reading)
        .get(
            "/ims/ob/v3p0/profile",
            "Who the badges are about, by an identifier",
            &[Answer::file("application/json")],
            profile,
        )
        .otherwise("/ims/ob/v3p0/profile", only_reading)
        .post(
            "/oauth/register",
            "A wallet registers (RFC 7591)",
            &[Answer::file("application/json").with_status(201)],
            register,
        )
        .post(
            "/oauth/token",
            "A code or a refresh token is exchanged",
            &[Answer::file("application/json")],
            token,
        )
        .post("/oauth/revoke", "A token is ended (RFC 7009)", &[Answer::DONE], revoke)
}

/// The public address, without which there is nothing for wallets: they come from elsewhere, over https.
fn address(bridge: &Bridge) -> Result<&str, BridgeError> {
    let address = bridge.public_url.as_ref().map(crate::config::PublicUrl::as_str);
    address.ok_or_else(BridgeError::not_found)
}

async fn discovery(State(bridge): State<Shared>) -> Result<Response, BridgeError> {
    let address = address(&bridge)?;
    let organisation = bridge.organisation().await?;
    let headers = [(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
    Ok((headers, Json(description::document(address, &organisation.name))).into_response())
}

async fn register(
    State(bridge): State<Shared>,
    Address(from): Address,
    wanted: Result<Json<Registration>, JsonRejection>,
) -> Result<Response, Failed> {
    address(&bridge)?;
    let Json(wanted) = wanted.map_err(|_| {
        Refusal::of(
            "invalid_client_metadata",
            "The body is no JSON of a registration (RFC 7591).",
        )
    })?;
    let answer = registration::register(&bridge, wanted, from).await?;
    Ok((StatusCode::CREATED, Json(answer)).into_response())
}

#[derive(Deserialize, schemars::JsonSchema)]
struct TokenForm {
    #[serde(default)]
    grant_type: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    redirect_uri: String,
    #[serde(default)]
    code_verifier: String,
    #[serde(default)]
    refresh_token: String,
    #[serde(default)]
    client_id: String,
    /// For ending one.
    #[serde(default)]
    token: String,
}

/// The wallet that asks, by its secret; one without a secret by its name.
async fn wallet_of(bridge: &Bridge, headers: &HeaderMap, named: &str) -> Result<WalletRow, Failed> {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let given = given.and_then(|text| text.strip_prefix("Basic ").map(str::trim));
    let (id, secret) = match given {
        Some(given) => {
            let plain = STANDARD
                .decode(given)
                .ok()
                .and_then(|bytes| String::from_utf8(bytes).ok());
            let (id, secret) = plain
                .as_deref()
                .and_then(|text| text.split_once(':'))
                .ok_or(Refusal::client())?;
            (id.to_owned(), secret.to_owned())
        }
        None => (named.to_owned(), String::new()),
    };
    let wallet = bridge.store.wallet(&id).await?.ok_or(Refusal::client())?;
    let fits = if wallet.secret_hash.is_empty() {
        secret.is_empty()
    } else {
        same_secret(&wallet.secret_hash, &digest_of(&secret))
    };
    if fits {
        Ok(wallet)
    } else {
        Err(Refusal::client().into())
    }
}

async fn token(
    State(bridge): State<Shared>,
    headers: HeaderMap,
    Form(form): Form<TokenForm>,
) -> Result<Response, Failed> {
    address(&bridge)?;
    let wallet = wallet_of(&bridge, &headers, &form.client_id).await?;
    let Given { access, refresh, scope } = match form.grant_type.as_str() {
        "authorization_code" => {
            grant::exchange(&bridge, &wallet, &form.code, &form.redirect_uri, &form.code_verifier).await?
        }
        "refresh_token" => grant::renew(&bridge, &wallet, &form.refresh_token).await?,
        _ => {
            let why = "grant_type is authorization_code or refresh_token.";
            return Err(Refusal::of("unsupported_grant_type", why).into());
        }
    };
    let mut answer = json!({ "access_token": access, "token_type": "Bearer", "expires_in": ACCESS_S, "scope": scope });
    if let Some(refresh) = refresh {
        answer["refresh_token"] = refresh.into();
    }
    let headers = [(header::CACHE_CONTROL, "no-store"), (header::PRAGMA, "no-cache")];
    Ok((headers, Json(answer)).into_response())
}

/// Ends what belongs to a token; one that is not known has ended already.
async fn revoke(
    State(bridge): State<Shared>,
    headers: HeaderMap,
    Form(form): Form<TokenForm>,
) -> Result<StatusCode, Failed> {
    address(&bridge)?;
    let wallet = wallet_of(&bridge, &headers, &form.client_id).await?;
    bridge.store.end_token(&wallet.id, &digest_of(&form.token)).await?;
    Ok(StatusCode::OK)
}

async fn only_reading() -> Response {
    let why = "This service is to be read: badges are issued by a person's decision alone.";
    status_info(StatusCode::METHOD_NOT_ALLOWED, "unsupported", why)
}

/// What a token allows; else what is answered.
async fn allowed(bridge: &Bridge, headers: &HeaderMap, scope: &str) -> Result<Result<GrantRow, Response>, BridgeError> {
    address(bridge)?;
    let token = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = token
        .and_then(|text| text.strip_prefix("Bearer "))
        .unwrap_or_default()
        .trim();
    let Some(grant) = grant::of_access(bridge, token).await? else {
        let why = "The access token is missing, unknown or too old.";
        return Ok(Err(status_info(StatusCode::UNAUTHORIZED, "unauthorisedrequest", why)));
    };
    if grant.scope.split(' ').any(|one| one == scope) {
        Ok(Ok(grant))
    } else {
        let why = "The learner did not allow this.";
        Ok(Err(status_info(StatusCode::FORBIDDEN, "forbidden", why)))
    }
}

/// The badge of what was allowed, where it is handed out.
async fn badge_of(bridge: &Bridge, grant: &GrantRow) -> Result<Option<(BadgeRow, Value)>, BridgeError> {
    let badge = bridge.store.badge_of_claim(&grant.claim).await?;
    let Some(badge) = badge.filter(|badge| badge.revoked.is_none()) else {
        return Ok(None);
    };
    let said = serde_json::from_str(&badge.credential).map_err(BridgeError::internal)?;
    Ok(Some((badge, said)))
}

#[derive(Deserialize, schemars::JsonSchema)]
struct Pages {
    limit: Option<String>,
    offset: Option<String>,
    since: Option<String>,
}

async fn credentials(
    State(bridge): State<Shared>,
    headers: HeaderMap,
    Query(pages): Query<Pages>,
) -> Result<Response, BridgeError> {
    let grant = match allowed(&bridge, &headers, READ_CREDENTIALS).await? {
        Ok(grant) => grant,
        Err(refused) => return Ok(refused),
    };
    let wrong = |why| status_info(StatusCode::BAD_REQUEST, "invalid_data", why);
    let limit = pages.limit.as_deref().map_or(Ok(AT_ONCE), str::parse);
    let offset = pages.offset.as_deref().map_or(Ok(0), str::parse);
    let (Ok(limit @ 1..), Ok(offset)) = (limit, offset) else {
        return Ok(wrong("limit is a whole number from 1, offset one from 0."));
    };
    let since = match pages.since.as_deref().map(str::parse::<Timestamp>) {
        None => None,
        Some(Ok(since)) => Some(since),
        Some(Err(_)) => return Ok(wrong("since is a moment as 2026-03-31T14:05:00Z.")),
    };
    let is_newer = |said: &Value| {
        let from = said["validFrom"]
            .as_str()
            .and_then(|moment| moment.parse::<Timestamp>().ok());
        since.is_none_or(|since| from.is_some_and(|from| from > since))
    };
    let found = badge_of(&bridge, &grant).await?.map(|(_, said)| said);
    let all: Vec<Value> = found.into_iter().filter(is_newer).collect();
    let total = all.len();
    let shown: Vec<Value> = all.into_iter().skip(offset).take(limit).collect();
    let first = format!("{}{CREDENTIALS}?limit={limit}&offset=0", address(&bridge)?);
    let headers = [
        (header::HeaderName::from_static("x-total-count"), total.to_string()),
        (
            header::LINK,
            format!("<{first}>; rel=\"first\", <{first}>; rel=\"last\""),
        ),
    ];
    Ok((headers, Json(json!({ "credential": shown, "compactJwsString": [] }))).into_response())
}

async fn profile(State(bridge): State<Shared>, headers: HeaderMap) -> Result<Response, BridgeError> {
    let grant = match allowed(&bridge, &headers, READ_PROFILE).await? {
        Ok(grant) => grant,
        Err(refused) => return Ok(refused),
    };
    let holder = badge_of(&bridge, &grant).await?;
    let id = holder
        .as_ref()
        .and_then(|(_, said)| said["credentialSubject"]["id"].as_str());
    let Some(id) = id else {
        let why = "There is no badge in force, or it names nobody by an identifier.";
        return Ok(status_info(StatusCode::NOT_FOUND, "unknownobject", why));
    };
    Ok(Json(json!({
        "@context": ["https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": id,
        "type": ["Profile"],
    }))
    .into_response())
}
