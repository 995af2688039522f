//! What comes in lies in a nameless file until a worker reads it: many uploads at once, or ones that never end, take
//! room on the disk and none in memory.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::StatusCode;
use http_body_util::BodyExt as _;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::bridge::Bridge;
use crate::error::BridgeError;

/// Most files that may be coming in at once.
const MOST: usize = 64;
/// The longest text that is read of a field beside the file, bytes.
const LONGEST_FIELD: usize = 1_024;

/// How large a file may be, and what is said of a larger one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limit {
    pub(crate) bytes: usize,
    pub(crate) refusal: fn() -> BridgeError,
}

/// Where files come in.
#[derive(Debug)]
pub(crate) struct Landing(Arc<Semaphore>);

impl Landing {
    pub(crate) fn new() -> Self {
        Self(Arc::new(Semaphore::new(MOST)))
    }
}

/// A file that came in. It is gone when this is dropped.
#[derive(Debug)]
pub(crate) struct Arrived {
    file: File,
    size: usize,
    limit: Limit,
    _place: OwnedSemaphorePermit,
}

impl Arrived {
    /// An empty one.
    ///
    /// # Errors
    /// [`BridgeError::Later`] where too many are coming in.
    fn begin(bridge: &Bridge, limit: Limit) -> Result<Self, BridgeError> {
        let place = bridge.landing.0.clone().try_acquire_owned();
        Ok(Self {
            file: tempfile::tempfile_in(&bridge.data).map_err(|error| BridgeError::of_disk(&error))?,
            size: 0,
            limit,
            _place: place.map_err(|_| BridgeError::Later)?,
        })
    }

    async fn add(mut self, part: Bytes) -> Result<Self, BridgeError> {
        self.size += part.len();
        if self.size > self.limit.bytes {
            return Err((self.limit.refusal)());
        }
        let written = tokio::task::spawn_blocking(move || {
            self.file.write_all(&part)?;
            Ok::<_, std::io::Error>(self)
        });
        written
            .await
            .map_err(BridgeError::internal)?
            .map_err(|error| BridgeError::of_disk(&error))
    }

    /// Its bytes; waits for the disk.
    pub(crate) fn read(mut self) -> Result<Vec<u8>, BridgeError> {
        let mut bytes = Vec::with_capacity(self.size);
        self.file
            .seek(SeekFrom::Start(0))
            .and_then(|_| self.file.read_to_end(&mut bytes))
            .map_err(|error| BridgeError::of_disk(&error))?;
        Ok(bytes)
    }
}

fn broken() -> BridgeError {
    BridgeError::refused(StatusCode::BAD_REQUEST, "bridge-error-upload")
}

/// The whole body of a request.
pub(crate) async fn body(bridge: &Bridge, mut body: Body, limit: Limit) -> Result<Arrived, BridgeError> {
    let mut arrived = Arrived::begin(bridge, limit)?;
    while let Some(frame) = body.frame().await {
        if let Ok(part) = frame.map_err(|_| broken())?.into_data() {
            arrived = arrived.add(part).await?;
        }
    }
    Ok(arrived)
}

/// The file of an upload form, whose token comes before it and is checked first.
pub(crate) async fn upload(
    bridge: &Bridge,
    form: Result<Multipart, MultipartRejection>,
    limit: Limit,
    check: impl FnOnce(&str) -> Result<(), BridgeError>,
) -> Result<Arrived, BridgeError> {
    let refused = |status: StatusCode| match status {
        StatusCode::PAYLOAD_TOO_LARGE => (limit.refusal)(),
        _ => broken(),
    };
    let mut form = form.map_err(|error| refused(error.status()))?;
    let mut check = Some(check);
    while let Some(mut field) = form.next_field().await.map_err(|error| refused(error.status()))? {
        match field.name() {
            Some("csrf") => {
                let mut token = Vec::new();
                while let Some(part) = field.chunk().await.map_err(|error| refused(error.status()))? {
                    token.extend_from_slice(&part);
                    if token.len() > LONGEST_FIELD {
                        return Err(broken());
                    }
                }
                if let Some(check) = check.take() {
                    check(&String::from_utf8_lossy(&token))?;
                }
            }
            Some("file") => {
                if let Some(check) = check.take() {
                    check("")?;
                }
                let mut arrived = Arrived::begin(bridge, limit)?;
                while let Some(part) = field.chunk().await.map_err(|error| refused(error.status()))? {
                    arrived = arrived.add(part).await?;
                }
                return Ok(arrived);
            }
            _ => {}
        }
    }
    if let Some(check) = check.take() {
        check("")?;
    }
    Err(broken())
}
