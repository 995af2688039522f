//! `serve`.

use std::process::ExitCode;

use super::arguments::{Arguments, Serve};
use super::failed::Failed;
use crate::application::Application;
use crate::words::Words;

pub(super) async fn serve(arguments: &Arguments, serve: &Serve, words: Words) -> Result<ExitCode, Failed> {
    let config = arguments.serve_config(serve)?;
    let application = Application::build(&config).await?;
    if !application.address().starts_with("http://127.") && !application.address().starts_with("http://[::1]") {
        tracing::warn!("listening beyond this machine; put a proxy with TLS in front where the network is shared");
    }
    if serve.offer_file.is_some() && application.setup_link().is_some() {
        out!("{}", words.say("bridge-command-offer-later"));
    }
    if let Some(link) = application.setup_link() {
        out!("{}", words.with("bridge-command-setup", "link", link));
    }
    // Programs that start the bridge wait for this line: it is not translated.
    out!("Listening on {}", application.address());
    let stop = async {
        if tokio::signal::ctrl_c().await.is_err() {
            // No way to be told to stop: serve until the process is ended.
            std::future::pending::<()>().await;
        }
    };
    application.run_until(stop).await;
    Ok(ExitCode::SUCCESS)
}
