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
        let waiting = Waiting::join(&self.waiting).ok_or(BridgeError::refused(
            StatusCode::SERVICE_UNAVAILABLE,
            "bridge-error-busy",
        ))?;
        let worker = self.free.clone().acquire_owned().await;
        drop(waiting);
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

/// One that waits. It leaves the queue when it is dropped, also where its request was given up meanwhile.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    /// `None` where too many wait.
    fn join(queue: &'a AtomicUsize) -> Option<Self> {
        let waiting = Self(queue);
        (queue.fetch_add(1, Ordering::Relaxed) < MOST_WAITING).then_some(waiting)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn requests_that_were_given_up_do_not_wait_any_more() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let workers = Workers::new(1);
            let (release, released) = std::sync::mpsc::channel::<()>();
            let busy = workers.work(move || released.recv().is_ok());
            let others = async {
                for _ in 0..=MOST_WAITING {
                    let given_up = tokio::time::timeout(Duration::from_millis(1), workers.work(|| ())).await;
                    assert!(given_up.is_err(), "the only worker is busy");
                }
                release.send(()).expect("the worker listens");
                workers.work(|| "done").await
            };
            let (held, done) = tokio::join!(busy, others);
            assert!(held.expect("the work was done"));
            assert_eq!(done.expect("nobody waits any more"), "done");
        });
    }
}
