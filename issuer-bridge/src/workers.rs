//! Work that takes a core for a while — reading what came in, replaying it, hashing passwords, drawing pictures: a
//! bounded number at once, and a bounded number that wait. Who would be one too many is told to come later.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};

use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use crate::error::BridgeError;

/// Who wants something done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Who {
    /// Anybody on the network.
    Anybody,
    /// Somebody who is logged in, or whose browser was in before, or a station that is paired.
    Known,
}

impl Who {
    /// Most of them that may wait for a worker. Those that are known wait behind a handful of others at most, and
    /// never find the door shut by them.
    const fn most_waiting(self) -> usize {
        match self {
            Self::Anybody => 16,
            Self::Known => 64,
        }
    }
}

type Job = Box<dyn FnOnce() + Send>;

/// The workers, so many at once. They are threads of their own that stay: a hash takes 19 MiB, which each keeps and uses
/// again (see `access::password`).
#[derive(Debug)]
pub(crate) struct Workers {
    free: Arc<Semaphore>,
    jobs: mpsc::Sender<Job>,
    waiting: [AtomicUsize; 2],
}

impl Workers {
    /// At least one.
    pub(crate) fn new(count: usize) -> Self {
        let (jobs, taken) = mpsc::channel::<Job>();
        let taken = Arc::new(Mutex::new(taken));
        for _ in 0..count.max(1) {
            let taken = Arc::clone(&taken);
            std::thread::spawn(move || {
                loop {
                    // One waits for the next job, the others for their turn to wait.
                    let job = taken.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok(job) = job else { break };
                    if catch_unwind(AssertUnwindSafe(job)).is_err() {
                        tracing::error!("a piece of work did not end well");
                    }
                }
            });
        }
        Self {
            free: Arc::new(Semaphore::new(count.max(1))),
            jobs,
            waiting: [AtomicUsize::new(0), AtomicUsize::new(0)],
        }
    }

    /// How many wait: anybody, and those that are known.
    pub(crate) fn waiting(&self) -> [usize; 2] {
        self.waiting.each_ref().map(|queue| queue.load(Ordering::Relaxed))
    }

    /// Waits for a worker, who is one's own until the turn is dropped and what was begun is done.
    ///
    /// # Errors
    /// [`BridgeError::Later`] where too many wait already.
    pub(crate) async fn turn(&self, who: Who) -> Result<Turn, BridgeError> {
        let queue = &self.waiting[usize::from(who == Who::Known)];
        let waiting = Waiting::join(queue, who.most_waiting()).ok_or(BridgeError::Later)?;
        let worker = self.free.clone().acquire_owned().await;
        drop(waiting);
        Ok(Turn {
            worker: Arc::new(worker.map_err(BridgeError::internal)?),
            jobs: self.jobs.clone(),
        })
    }

    /// Runs work on a thread that may block, as soon as a worker is free.
    ///
    /// # Errors
    /// [`BridgeError::Later`] where too many wait already.
    pub(crate) async fn work<T: Send + 'static>(
        &self,
        who: Who,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, BridgeError> {
        self.turn(who).await?.work(work).await
    }
}

/// A worker of one's own.
#[derive(Debug)]
pub(crate) struct Turn {
    worker: Arc<OwnedSemaphorePermit>,
    jobs: mpsc::Sender<Job>,
}

impl Turn {
    /// Runs work on a thread that may block. The worker stays taken until it is done, also where its request was given
    /// up meanwhile.
    pub(crate) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, BridgeError> {
        let worker = self.worker.clone();
        let (tell, told) = oneshot::channel();
        let job = move || {
            let done = work();
            drop(worker);
            // Where the request was given up, nobody listens.
            let _ = tell.send(done);
        };
        self.jobs.send(Box::new(job)).map_err(BridgeError::internal)?;
        told.await.map_err(BridgeError::internal)
    }
}

/// One that waits. It leaves the queue when it is dropped, also where its request was given up meanwhile.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    /// `None` where too many wait.
    fn join(queue: &'a AtomicUsize, most: usize) -> Option<Self> {
        let waiting = Self(queue);
        (queue.fetch_add(1, Ordering::Relaxed) < most).then_some(waiting)
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
    fn requests_that_were_given_up_do_not_wait_any_more_and_strangers_shut_nobody_out() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let workers = Workers::new(1);
            let (release, released) = std::sync::mpsc::channel::<()>();
            let busy = workers.work(Who::Known, move || released.recv().is_ok());
            let others = async {
                for _ in 0..=Who::Anybody.most_waiting() {
                    let waiting = workers.work(Who::Anybody, || ());
                    let given_up = tokio::time::timeout(Duration::from_millis(1), waiting).await;
                    assert!(given_up.is_err(), "the only worker is busy");
                }
                let mut strangers: Vec<_> = (0..Who::Anybody.most_waiting())
                    .map(|_| Box::pin(workers.work(Who::Anybody, || ())))
                    .collect();
                for stranger in &mut strangers {
                    assert!(tokio::time::timeout(Duration::from_millis(1), stranger).await.is_err());
                }
                let one_more = workers.work(Who::Anybody, || ()).await;
                assert!(matches!(one_more, Err(BridgeError::Later)), "{one_more:?}");
                drop(strangers);
                release.send(()).expect("the worker listens");
                workers.work(Who::Known, || "done").await
            };
            let (held, done) = tokio::join!(busy, others);
            assert!(held.expect("the work was done"));
            assert_eq!(done.expect("nobody waits any more"), "done");
        });
    }
}
