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
    let asked = async {
        if tokio::signal::ctrl_c().await.is_err() {
            // No way to be told to stop: serve until the process is ended.
            std::future::pending::<()>().await;
        }
    };
    let until_input_ends = serve.until_input_ends;
    let left = async move {
        if until_input_ends {
            input_ends().await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    application
        .run_until(async {
            tokio::select! {
                () = asked => {}
                () = left => {}
            }
        })
        .await;
    Ok(ExitCode::SUCCESS)
}

/// Whoever started this holds the other end of its input, and lets go of it however they end. Read by a thread of its own:
/// one of the runtime's would be waited for at the end.
async fn input_ends() {
    let (ended, ends) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        let _ = std::io::copy(&mut std::io::stdin().lock(), &mut std::io::sink());
        let _ = ended.send(());
    });
    let _ = ends.await;
}
