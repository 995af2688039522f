//! The door itself: connections are counted, by address and in all; who sends no whole request line and headers in
//! time, or nothing at all, is let go. `axum::serve` does none of this.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tower::ServiceExt as _;

/// Most connections in all.
const MOST: usize = 512;
/// What is read ahead of one connection, bytes.
const READ_AHEAD: usize = 64 * 1_024;
/// How long requests that run are waited for at the end.
const LAST_S: u64 = 10;

/// What a connection may take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Until the headers of a request are there; also between two requests.
    pub(crate) headers: Duration,
    /// Most connections of one address.
    pub(crate) per_address: usize,
    /// The address of a proxy, behind which everybody has one address.
    pub(crate) proxy: Option<IpAddr>,
}

/// Serves until `stop` is done; requests that run are finished.
pub(crate) async fn serve(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    stop: impl Future<Output = ()> + Send,
) {
    let (tell, told) = watch::channel(());
    let free = Arc::new(Semaphore::new(MOST));
    let held = Held::default();
    let mut connections = JoinSet::new();
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            Some(_) = connections.join_next(), if !connections.is_empty() => continue,
            accepted = accept(&listener, &free) => accepted,
        };
        let Some((stream, peer, place)) = accepted else {
            continue;
        };
        let one = if limits.proxy == Some(peer.ip()) {
            None
        } else if let Some(one) = held.one_more(peer.ip(), limits.per_address) {
            Some(one)
        } else {
            continue;
        };
        let (router, told) = (router.clone(), told.clone());
        connections.spawn(async move {
            connection(stream, peer, router, limits.headers, told).await;
            drop((one, place));
        });
    }
    drop(tell);
    let ended = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(Duration::from_secs(LAST_S), ended).await.is_err() {
        tracing::warn!("requests that did not end were cut");
    }
}

async fn accept(
    listener: &TcpListener,
    free: &Arc<Semaphore>,
) -> Option<(TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit)> {
    let place = free.clone().acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, peer)) => Some((stream, peer, place)),
        Err(error) => {
            // Too many open files, mostly: others are closing meanwhile.
            tracing::warn!(%error, "a connection was not accepted");
            tokio::time::sleep(Duration::from_millis(200)).await;
            None
        }
    }
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    headers: Duration,
    mut told: watch::Receiver<()>,
) {
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(headers)
        .max_buf_size(READ_AHEAD)
        .serve_connection(TokioIo::new(stream), service);
    tokio::pin!(served);
    let ended = tokio::select! {
        ended = &mut served => ended,
        // The sender is dropped when it is time to end.
        _ = told.changed() => {
            served.as_mut().graceful_shutdown();
            served.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended early");
    }
}

/// How many connections each address has.
#[derive(Debug, Clone, Default)]
struct Held(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// One connection of an address.
struct One(Held, IpAddr);

impl Held {
    fn counts(&self) -> std::sync::MutexGuard<'_, HashMap<IpAddr, usize>> {
        // Counting cannot leave them in disorder.
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// `None` where the address has as many as it may.
    fn one_more(&self, address: IpAddr, most: usize) -> Option<One> {
        let mut counts = self.counts();
        let count = counts.entry(address).or_default();
        if *count >= most {
            return None;
        }
        *count += 1;
        Some(One(self.clone(), address))
    }
}

impl Drop for One {
    fn drop(&mut self) {
        let mut counts = self.0.counts();
        if let Some(count) = counts.get_mut(&self.1) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.1);
            }
        }
    }
}
