//! Where a request comes from: its connection, or, behind a proxy that was named at start, what the proxy says.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::bridge::Shared;
use crate::error::BridgeError;

/// The address of who asks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Address(pub(crate) IpAddr);

impl FromRequestParts<Shared> for Address {
    type Rejection = BridgeError;

    async fn from_request_parts(parts: &mut Parts, bridge: &Shared) -> Result<Self, BridgeError> {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .ok_or_else(|| BridgeError::internal("a request without a connection"))?;
        Ok(Self(of(peer.0.ip(), &parts.headers, bridge.proxy)))
    }
}

/// What stands in the header was written by anybody, but for its last entry, which the proxy adds.
fn of(peer: IpAddr, headers: &HeaderMap, proxy: Option<IpAddr>) -> IpAddr {
    if proxy != Some(peer) {
        return peer;
    }
    let last = headers.get_all("x-forwarded-for").iter().next_back();
    let last = last.and_then(|value| value.to_str().ok()?.rsplit(',').next());
    last.and_then(|address| address.trim().parse().ok()).unwrap_or(peer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_named_proxy_says_who_asks() {
        let (proxy, other) = (IpAddr::from([127, 0, 0, 1]), IpAddr::from([10, 0, 0, 7]));
        let mut headers = HeaderMap::new();
        assert_eq!(of(proxy, &headers, Some(proxy)), proxy);
        headers.insert("x-forwarded-for", "1.2.3.4, 10.0.0.7".parse().expect("a header"));
        assert_eq!(of(proxy, &headers, Some(proxy)), other);
        assert_eq!(of(proxy, &headers, None), proxy);
        assert_eq!(of(other, &headers, Some(proxy)), other);
    }
}
