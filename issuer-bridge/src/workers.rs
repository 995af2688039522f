//! Work that takes a core for a while: a bounded number at once, and a bounded number that wait.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::http::StatusCode;
use tokio::sync::Semaphore;

use crate::error::BridgeError;

/// Most requests that may wait for a worker.
const MOST_WAITING: usize = 64;

/// Works packages out, so many at once.
#[derive(Debug)]
pub(crate) struct Workers {
    free: Arc<Semaphore>,
    waiting: AtomicUsize,
}

impl Workers {
    /// At least one.
    pub(crate) fn new(count: usize) -> Self {
        Self {
            free: Arc::new(Semaphore::new(count.max(1))),
            waiting: AtomicUsize::new(0),
        }
    }

    /// Runs work on a thread that may block, as soon as a worker is free.
    ///
    /// # Errors
    /// Where too many wait already.
    pub(crate) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, BridgeError> {
        if self.waiting.fetch_add(1, Ordering::Relaxed) >= MOST_WAITING {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            return Err(BridgeError::refused(
                StatusCode::SERVICE_UNAVAILABLE,
                "bridge-error-busy",
            ));
        }
        let worker = self.free.clone().acquire_owned().await;
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        let worker = worker.map_err(BridgeError::internal)?;
        tokio::task::spawn_blocking(move || {
            let done = work();
            drop(worker);
            done
        })
        .await
        .map_err(BridgeError::internal)
    }
}
