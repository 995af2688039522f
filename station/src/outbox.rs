//! The thread that sends what waits and asks how claims stand. It uses no network on a station that is not paired.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use situation::address::points_to_this_pc;
use situation::wire::{ClaimState, claim_code};

use crate::bridge::{Answer, Away, Bridge};
use crate::claim::{self, ClaimFile, ClaimId, Delivery, OutboxState};
use crate::random;
use crate::shelf::{Shelf, State};

/// How often things are tried.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pace {
    /// First wait after an attempt found no bridge.
    pub(crate) first: Duration,
    /// Longest wait.
    pub(crate) most: Duration,
    /// Longest wait where the bridge is on this PC: asking costs nothing.
    pub(crate) most_loopback: Duration,
    /// Between two looks at the status of claims, nobody watching.
    pub(crate) status: Duration,
    /// The same while a screen shows claims.
    pub(crate) watched: Duration,
    /// How long a claim just asked stays here, to be taken back, unless somebody sends it on.
    pub(crate) second_thoughts: Duration,
}

impl Pace {
    /// As it is outside tests.
    pub(crate) const REAL: Self = Self {
        first: Duration::from_secs(1),
        most: Duration::from_mins(1),
        most_loopback: Duration::from_secs(5),
        status: Duration::from_mins(1),
        watched: Duration::from_secs(5),
        second_thoughts: Duration::from_secs(20),
    };
}

/// What others tell the thread, and what it found.
#[derive(Debug, Default)]
pub(crate) struct Post {
    pub(crate) stop: bool,
    /// Send now, whatever the wait.
    pub(crate) nudged: bool,
    pub(crate) watched: bool,
    pub(crate) bridge_there: Option<bool>,
    /// Claims asked since the program began that nobody sent on, and when.
    pub(crate) asked: BTreeMap<ClaimId, Instant>,
    /// The claim that is being sent.
    pub(crate) leaving: Option<ClaimId>,
    /// Claims whose packages were written onto a stick since the program began: they have left, whatever becomes of
    /// sending them.
    pub(crate) carried: BTreeSet<ClaimId>,
}

impl State {
    /// The outbox at a glance.
    pub(crate) fn outbox(&self) -> OutboxState {
        let count = |wanted: fn(&Delivery) -> bool| self.claims.values().filter(|c| wanted(&c.delivery)).count();
        OutboxState {
            paired: self.pairing.is_some(),
            waiting: count(|d| *d == Delivery::Waiting),
            refused: count(|d| matches!(d, Delivery::Refused { .. })),
            bridge_there: self.post.bridge_there,
        }
    }
}

/// The running thread.
pub(crate) struct Outbox {
    shelf: Arc<Shelf>,
    ended: Mutex<Receiver<()>>,
}

impl Outbox {
    /// Starts it.
    pub(crate) fn start(shelf: &Arc<Shelf>, pace: Pace) -> std::io::Result<Self> {
        let (end, ended) = mpsc::channel();
        let running = Running {
            shelf: Arc::clone(shelf),
            pace,
            failures: 0,
            send_at: None,
            status_at: None,
        };
        thread::Builder::new().name("outbox".to_owned()).spawn(move || {
            running.run();
            drop(end);
        })?;
        Ok(Self {
            shelf: Arc::clone(shelf),
            ended: Mutex::new(ended),
        })
    }
}

impl Drop for Outbox {
    fn drop(&mut self) {
        self.shelf.state().post.stop = true;
        self.shelf.wake.notify_all();
        // An exchange under way may last a minute: it is not waited for. What it brings is asked for again next
        // time, the bridge takes the same package once.
        let ended = self.ended.get_mut().unwrap_or_else(PoisonError::into_inner);
        ended.recv_timeout(Duration::from_secs(2)).ok();
    }
}

struct Running {
    shelf: Arc<Shelf>,
    pace: Pace,
    failures: u32,
    send_at: Option<Instant>,
    status_at: Option<Instant>,
}

/// What to do next, decided with the state locked and done without.
struct Round {
    address: String,
    send: Vec<(ClaimId, ClaimFile)>,
    ask: Vec<(ClaimId, ClaimFile)>,
}

impl Running {
    fn run(mut self) {
        while let Some(round) = self.next() {
            self.go(&round);
        }
    }

    /// Waits until something is to be done; `None` at the end.
    fn next(&mut self) -> Option<Round> {
        let shelf = Arc::clone(&self.shelf);
        let mut state = shelf.state();
        loop {
            if state.post.stop {
                return None;
            }
            let nudged = std::mem::take(&mut state.post.nudged);
            if nudged {
                self.send_at = None;
                self.status_at = None;
            }
            let now = Instant::now();
            let second_thoughts = self.pace.second_thoughts;
            state.post.asked.retain(|_, asked| *asked + second_thoughts > now);
            let due = |at: Option<Instant>| at.is_none_or(|at| at <= now);
            if let Some(pairing) = &state.pairing {
                let watched = state.post.watched;
                let every = if watched { self.pace.watched } else { self.pace.status };
                if self.status_at.is_some_and(|at| at > now + every) {
                    // A screen has begun to watch.
                    self.status_at = Some(now + every);
                }
                let pick = |wanted: &dyn Fn(&ClaimFile) -> bool| -> Vec<(ClaimId, ClaimFile)> {
                    let wanted = state.claims.iter().filter(|(_, claim)| wanted(claim));
                    wanted.map(|(id, claim)| (*id, claim.clone())).collect()
                };
                let mut send = Vec::new();
                if due(self.send_at) {
                    send = pick(&|claim| claim.delivery == Delivery::Waiting);
                    send.retain(|(id, _)| !state.post.asked.contains_key(id));
                    send.sort_by_key(|(_, claim)| claim.changed_lived_s);
                }
                let mut ask = Vec::new();
                if due(self.status_at) && due(self.send_at) {
                    // A badge may be withdrawn or corrected, also after it was withdrawn: looked at again when
                    // somebody does.
                    let decided = |c: &ClaimFile| {
                        let state = c.status.as_ref().map(|s| s.state);
                        watched && matches!(state, Some(ClaimState::Issued | ClaimState::Revoked))
                    };
                    ask = pick(&|claim| claim.awaits_news() || decided(claim));
                    self.status_at = Some(now + every);
                }
                if !send.is_empty() || !ask.is_empty() {
                    return Some(Round {
                        address: pairing.address.clone(),
                        send,
                        ask,
                    });
                }
            }
            let thought_over = state.post.asked.values().min().map(|asked| *asked + second_thoughts);
            let times = [self.send_at, self.status_at, thought_over];
            let next = times.into_iter().flatten().filter(|at| *at > now).min();
            let wait = next
                .map_or(self.pace.status, |at| at - now)
                .max(Duration::from_millis(1));
            state = shelf.wait(state, wait);
        }
    }

    fn go(&mut self, round: &Round) {
        let mut done = Ok(());
        for (id, claim) in &round.send {
            if done.is_ok() && self.may_leave(*id) {
                // On disk before it leaves: a PC that goes off meanwhile must not say later that it is still here.
                if !claim.may_have_left {
                    self.update(*id, |claim| claim.may_have_left = true);
                }
                done = self.send(&round.address, *id, claim);
                let has_left = claim.may_have_left || self.shelf.state().post.carried.contains(id);
                if done.as_ref().is_err_and(|away| !away.may_have_it) && !has_left {
                    self.update(*id, |claim| claim.may_have_left = false);
                }
                self.shelf.state().post.leaving = None;
            }
        }
        for (id, claim) in &round.ask {
            if done.is_ok() && !self.shelf.state().post.stop {
                done = self.ask(&round.address, *id, claim);
            }
        }
        self.shelf.state().post.bridge_there = Some(done.is_ok());
        match done {
            Ok(()) => {
                self.failures = 0;
                // What still waits could not be read, or its receipt could not be kept: not at once again.
                let state = self.shelf.state();
                let waits = |id| {
                    state
                        .claims
                        .get(id)
                        .is_some_and(|claim| claim.delivery == Delivery::Waiting)
                };
                let stuck = round.send.iter().any(|(id, _)| waits(id));
                self.send_at = stuck.then(|| Instant::now() + self.pace.most);
            }
            Err(Away { reason, .. }) => {
                if self.failures == 0 {
                    tracing::info!(
                        address = round.address,
                        reason,
                        "the bridge is away; what waits is kept"
                    );
                }
                let wait = self.backoff(points_to_this_pc(&round.address));
                self.failures += 1;
                self.send_at = Some(Instant::now() + wait);
            }
        }
    }

    /// Twice as long each time, up to a bound; somewhat shorter by chance, so that eight PCs do not come at once.
    fn backoff(&self, loopback: bool) -> Duration {
        let most = if loopback {
            self.pace.most_loopback
        } else {
            self.pace.most
        };
        let wait = self.pace.first.saturating_mul(1 << self.failures.min(16)).min(most);
        let chance = random::bytes::<2>().map_or(0.0, |b| f64::from(u16::from_le_bytes(b)) / f64::from(u16::MAX));
        wait.mul_f64(1.0 - 0.5 * chance)
    }

    /// Whether a claim is still to be sent; from here on it cannot be taken back.
    fn may_leave(&self, id: ClaimId) -> bool {
        let mut state = self.shelf.state();
        let goes = !state.post.stop && state.claims.contains_key(&id);
        if goes {
            state.post.leaving = Some(id);
        }
        goes
    }

    fn send(&self, address: &str, id: ClaimId, claim: &ClaimFile) -> Result<(), Away> {
        let path = self.shelf.folder.package(id);
        let package = match std::fs::read(&path) {
            Ok(package) => package,
            Err(error) => {
                // Deleted meanwhile, or a disk that fails: other claims still leave.
                tracing::error!(%error, file = %path.display(), "a package cannot be read");
                return Ok(());
            }
        };
        let answer = Bridge::new(address, claim.language())?.send(package)?;
        match answer {
            Answer::Here(receipt) => {
                if receipt.code != claim_code(&id.0) {
                    return Err(Away::with_it("its receipt is for another claim"));
                }
                self.update(id, |claim| {
                    claim.delivery = Delivery::Received { apart: receipt.apart };
                    claim.page = receipt.page;
                });
            }
            // It was not understood that this is a package at all: what answers there is no bridge (any more).
            Answer::Refused {
                status: 401 | 403 | 404 | 405 | 407,
                ..
            } => {
                return Err(Away::without("it takes no packages"));
            }
            Answer::Refused { code, message, .. } => {
                tracing::warn!(claim = %id, code, "the bridge does not take a package");
                self.update(id, |claim| claim.delivery = Delivery::Refused { code, message });
            }
        }
        Ok(())
    }

    fn ask(&self, address: &str, id: ClaimId, claim: &ClaimFile) -> Result<(), Away> {
        let bridge = Bridge::new(address, claim.language())?;
        let code = claim_code(&id.0);
        match bridge.status(&code)? {
            Answer::Here(status) => {
                let fetch = claim.lacks_badge(&status);
                let issued_as = status.issued_as.clone();
                if claim.status.as_ref() != Some(&status) {
                    self.update(id, |claim| claim.hear(status));
                }
                if fetch {
                    self.fetch(&bridge, id, &code, issued_as)?;
                }
            }
            // It has lost the claim: the package is still here.
            Answer::Refused { status: 404, .. } if self.shelf.folder.package(id).exists() => {
                self.update(id, |claim| claim.delivery = Delivery::Waiting);
            }
            Answer::Refused { code, .. } => tracing::warn!(claim = %id, code, "no status"),
        }
        Ok(())
    }

    /// Brings the badge here: image and JSON, both or none.
    fn fetch(&self, bridge: &Bridge, id: ClaimId, code: &str, issued_as: Option<String>) -> Result<(), Away> {
        let Answer::Here(png) = bridge.file(code, "badge.png")? else {
            return Ok(());
        };
        let Answer::Here(json) = bridge.file(code, "badge.json")? else {
            return Ok(());
        };
        if !claim::is_picture(&png) {
            return Err(Away::without("the badge is no image"));
        }
        if self.shelf.state().post.stop {
            return Ok(());
        }
        match self.shelf.keep_badge(id, &png, &json) {
            Ok(()) => self.update(id, |claim| claim.take_badge(issued_as)),
            Err(error) => tracing::error!(%error, "the badge cannot be kept; it is fetched again"),
        }
        Ok(())
    }

    /// Changes a claim that may have been deleted meanwhile. Where the disk refuses, the change is made again after
    /// the next answer: the bridge takes the same package once.
    fn update(&self, id: ClaimId, change: impl FnOnce(&mut ClaimFile)) {
        let mut state = self.shelf.state();
        if state.post.stop {
            return;
        }
        if let Err(error) = self.shelf.change_claim(&mut state, id, change) {
            tracing::error!(%error, "what the bridge answered cannot be kept");
        }
    }
}
