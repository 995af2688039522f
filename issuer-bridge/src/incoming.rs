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
/// The longest name of a file that is shown, characters.
const LONGEST_NAME: usize = 100;

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

pub(crate) fn broken() -> BridgeError {
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

/// The files of an upload form, one after the other; the form's token comes before them and is checked first.
pub(crate) struct Uploads<'b, C> {
    bridge: &'b Bridge,
    form: Multipart,
    limit: Limit,
    check: Option<C>,
}

impl<'b, C: FnOnce(&str) -> Result<(), BridgeError>> Uploads<'b, C> {
    pub(crate) fn begin(
        bridge: &'b Bridge,
        form: Result<Multipart, MultipartRejection>,
        limit: Limit,
        check: C,
    ) -> Result<Self, BridgeError> {
        let form = form.map_err(|error| refused(limit, error.status()))?;
        Ok(Self {
            bridge,
            form,
            limit,
            check: Some(check),
        })
    }

    /// The next file, with the name that its sender gave it; `None` at the end. A file that is too large is refused by
    /// itself, and others may follow.
    pub(crate) async fn next(&mut self) -> Result<Option<(String, Result<Arrived, BridgeError>)>, BridgeError> {
        let limit = self.limit;
        while let Some(mut field) = self
            .form
            .next_field()
            .await
            .map_err(|error| refused(limit, error.status()))?
        {
            match field.name() {
                Some("csrf") => {
                    let mut token = Vec::new();
                    while let Some(part) = field.chunk().await.map_err(|error| refused(limit, error.status()))? {
                        token.extend_from_slice(&part);
                        if token.len() > LONGEST_FIELD {
                            return Err(broken());
                        }
                    }
                    if let Some(check) = self.check.take() {
                        check(&String::from_utf8_lossy(&token))?;
                    }
                }
                Some("file") => {
                    if let Some(check) = self.check.take() {
                        check("")?;
                    }
                    let name = field
                        .file_name()
                        .unwrap_or_default()
                        .chars()
                        .take(LONGEST_NAME)
                        .collect();
                    let mut arrived = Ok(Arrived::begin(self.bridge, limit)?);
                    while let Some(part) = field.chunk().await.map_err(|error| refused(limit, error.status()))? {
                        arrived = match arrived {
                            Ok(so_far) => so_far.add(part).await,
                            // The rest of what is too large is passed over.
                            Err(error) => Err(error),
                        };
                    }
                    return Ok(Some((name, arrived)));
                }
                _ => {}
            }
        }
        if let Some(check) = self.check.take() {
            check("")?;
        }
        Ok(None)
    }
}

/// What is said of a form that cannot be read on.
fn refused(limit: Limit, status: StatusCode) -> BridgeError {
    match status {
        StatusCode::PAYLOAD_TOO_LARGE => (limit.refusal)(),
        _ => broken(),
    }
}

/// The one file of an upload form.
pub(crate) async fn upload(
    bridge: &Bridge,
    form: Result<Multipart, MultipartRejection>,
    limit: Limit,
    check: impl FnOnce(&str) -> Result<(), BridgeError>,
) -> Result<Arrived, BridgeError> {
    let first = Uploads::begin(bridge, form, limit, check)?.next().await?;
    first.ok_or_else(broken)?.1
}
