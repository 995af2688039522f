//! The bridge of the demo: the real program as a process of its own, on a free port, over a folder of the demo.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use crate::failure::Failure;

/// A running bridge, ended when dropped.
pub(super) struct BridgeProcess {
    child: Child,
    /// `http://127.0.0.1:…`
    pub(super) address: String,
}

impl BridgeProcess {
    /// Starts the `issuer-bridge` that was built beside this program and waits until it listens.
    pub(super) fn start(folder: &Path, scenarios: &Path, bootstrap: &Path, offer: &Path) -> Result<Self, Failure> {
        let program = std::env::current_exe()
            .ok()
            .and_then(|own| {
                Some(
                    own.parent()?
                        .join(format!("issuer-bridge{}", std::env::consts::EXE_SUFFIX)),
                )
            })
            .filter(|path| path.exists())
            .ok_or_else(|| Failure::new("authoring-demo-no-bridge", Vec::new()))?;
        let mut child = Command::new(&program)
            .arg("serve")
            .args(["--address", "127.0.0.1:0", "--data"])
            .arg(folder)
            .arg("--scenarios")
            .arg(scenarios)
            .arg("--bootstrap")
            .arg(bootstrap)
            .arg("--offer-file")
            .arg(offer)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .map_err(|e| Failure::file(&program, &e))?;
        let (said, heard) = mpsc::channel();
        if let Some(out) = child.stdout.take() {
            std::thread::spawn(move || {
                for line in BufReader::new(out).lines().map_while(Result::ok) {
                    if let Some(address) = line.strip_prefix("Listening on ") {
                        // The receiver is gone once the address was heard; the pipe is still emptied.
                        let _ = said.send(address.trim().to_owned());
                    }
                }
            });
        }
        let mut this = Self {
            child,
            address: String::new(),
        };
        match heard.recv_timeout(Duration::from_secs(30)) {
            Ok(address) => {
                address.trim_end_matches('/').clone_into(&mut this.address);
                Ok(this)
            }
            Err(_) => Err(Failure::new("authoring-demo-bridge-silent", Vec::new())),
        }
    }
}

impl Drop for BridgeProcess {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
