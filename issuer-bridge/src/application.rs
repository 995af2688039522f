//! The program as a whole: the bridge opened over its store, its pages and routes put together, then served.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn, from_fn_with_state, map_response};
use axum::response::Response;
use tokio::net::TcpListener;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::access;
use crate::api;
use crate::bridge::{Bridge, Shared};
use crate::config::Config;
use crate::encoding::{digest_of, secret};
use crate::intake;
use crate::listening::{self, Limits};
use crate::openapi::Routes;
use crate::pages;
use crate::pairing;
use crate::request_log;
use crate::retention;
use crate::start_error::StartError;
use crate::wallet;

/// The longest form without a file: a page of words, each letter written as `%XX`.
const LARGEST_FORM: usize = 128 * 1_024;
/// The largest body with a file: a package, and the form around it.
const LARGEST_BODY: usize = intake::MAX_PACKAGE + 1_024 * 1_024;
/// The largest body of all: what a stick brings of a venue.
const LARGEST_ROUND: usize = 16 * LARGEST_BODY;

/// A bridge that listens.
#[derive(Debug)]
pub struct Application {
    bridge: Shared,
    listener: TcpListener,
    setup: Option<String>,
    time_limit: Duration,
    limits: Limits,
}

impl Application {
    /// Opens the store, listens, and makes the link of the first start where it is needed.
    pub async fn build(config: &Config) -> Result<Self, StartError> {
        // Listening comes first: a second bridge must not touch the first one's database.
        let listener = TcpListener::bind(config.address)
            .await
            .map_err(|error| match error.kind() {
                std::io::ErrorKind::AddrInUse => StartError::AddressInUse(config.address),
                _ => StartError::Address {
                    address: config.address,
                    error,
                },
            })?;
        let local = listener.local_addr().map_err(|error| StartError::Address {
            address: config.address,
            error,
        })?;
        let mut bridge = Bridge::open(config).await?;
        bridge.listens_on(local);
        // Also where a copy of the key brought the organisation back and nobody with it.
        let setup = if bridge.store.accounts().await?.is_empty() {
            let token = secret();
            bridge.store.set_setup(&digest_of(&token), bridge.now()).await?;
            Some(format!("{}/setup/{token}", bridge.local_address()))
        } else {
            pairing::hand_over_offer(&bridge).await?;
            None
        };
        Ok(Self {
            bridge: Arc::new(bridge),
            listener,
            setup,
            time_limit: config.time_limit,
            limits: Limits {
                headers: config.header_limit,
                per_address: config.connections_per_address,
                proxy: config.proxy,
            },
        })
    }

    /// The port it listens on.
    pub fn port(&self) -> u16 {
        self.bridge.port()
    }

    /// `http://127.0.0.1:8417`.
    pub fn address(&self) -> String {
        self.bridge.local_address()
    }

    /// The link of the first start, where it is not done yet.
    pub fn setup_link(&self) -> Option<&str> {
        self.setup.as_deref()
    }

    /// The bridge behind, for commands and tests in the same process.
    pub fn bridge(&self) -> Arc<Bridge> {
        self.bridge.clone()
    }

    /// Serves until `stop` is done; requests that run are finished.
    pub async fn run_until(self, stop: impl Future<Output = ()> + Send) {
        // What waited apart may be known by now: a scenario was added, a station paired by another process.
        let bridge = self.bridge.clone();
        tokio::spawn(async move {
            if let Err(error) = intake::look_again(&bridge).await {
                tracing::error!(error = %error, "what waits apart could not be looked at again");
            }
        });
        let keeping = tokio::spawn(retention::keep_on(self.bridge.clone()));
        listening::serve(self.listener, router(self.bridge, self.time_limit), self.limits, stop).await;
        keeping.abort();
    }
}

/// Counts how requests are answered.
async fn count(State(bridge): State<Shared>, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    bridge.answers.note(response.status().as_u16());
    response
}

/// Everything that is answered to.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .merge(pages::routes())
        .merge(wallet::routes())
        .nest("/api/v1", api::routes())
        .with_largest_body(LARGEST_BODY)
        .merge(pages::round_routes().with_largest_body(LARGEST_ROUND))
}

/// The last layer is the outermost: the log sees what the visitor gets.
fn router(bridge: Shared, time_limit: Duration) -> Router {
    let log = TraceLayer::new_for_http()
        .make_span_with(request_log::span)
        .on_request(())
        .on_response(request_log::answered)
        .on_eos(())
        .on_failure(());
    routes()
        .into_parts()
        .0
        .fallback(pages::nothing_here)
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(from_fn_with_state(bridge.clone(), access::guard_host))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            time_limit,
        ))
        .layer(map_response(pages::too_slow))
        .layer(from_fn_with_state(bridge.clone(), pages::speak))
        .layer(from_fn(access::guard_response))
        .layer(from_fn_with_state(bridge.clone(), count))
        .layer(log)
        .with_state(bridge)
}
