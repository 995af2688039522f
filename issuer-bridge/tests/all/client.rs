//! A browser without anything: HTTP/1.1 over a socket, cookies, forms.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// Lower-case names.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        // Pages escape apostrophes; tests look for sentences as people read them.
        String::from_utf8_lossy(&self.body)
            .replace("&#39;", "'")
            .replace("&#34;", "\"")
            .replace("&#38;", "&")
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.text()))
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    pub(crate) fn location(&self) -> &str {
        self.header("location").unwrap_or_default()
    }
}

/// Somebody with cookies.
#[derive(Debug, Clone)]
pub(crate) struct Client {
    port: u16,
    cookies: BTreeMap<String, String>,
    /// Sent with every request.
    pub(crate) headers: Vec<(String, String)>,
}

impl Client {
    pub(crate) fn new(port: u16) -> Self {
        Self {
            port,
            cookies: BTreeMap::new(),
            headers: Vec::new(),
        }
    }

    pub(crate) fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The bridge started anew on another port.
    pub(crate) fn moves_to(&mut self, port: u16) {
        self.port = port;
    }

    /// What its cookies hold.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = String> + '_ {
        self.cookies.values().cloned()
    }

    pub(crate) fn get(&mut self, path: &str) -> Answer {
        self.send("GET", path, "", &[])
    }

    pub(crate) fn post(&mut self, path: &str, kind: &str, body: &[u8]) -> Answer {
        self.send("POST", path, kind, body)
    }

    pub(crate) fn post_json(&mut self, path: &str, value: &impl serde::Serialize) -> Answer {
        self.post(path, "application/json", &serde_json::to_vec(value).unwrap())
    }

    /// Fills in the first form of `page` whose tag holds `action`, its hidden fields included, and sends it.
    pub(crate) fn submit(&mut self, page: &str, action: &str, fields: &[(&str, &str)]) -> Answer {
        let html = self.get(page).text();
        let form = Form::of(&html, action, fields);
        self.send_form(&form)
    }

    pub(crate) fn send_form(&mut self, form: &Form) -> Answer {
        let kind = "application/x-www-form-urlencoded";
        self.post(&form.target, kind, form.body.as_bytes())
    }

    /// Sends a file by the upload form of `page`.
    pub(crate) fn upload(&mut self, page: &str, file: &[u8]) -> Answer {
        self.upload_all(page, &[("f", file)])
    }

    /// The same with several files, by name.
    pub(crate) fn upload_all(&mut self, page: &str, files: &[(&str, &[u8])]) -> Answer {
        let html = self.get(page).text();
        let form = html.split("multipart/form-data").nth(1).unwrap();
        let csrf = attribute(form.split("<input").nth(1).unwrap(), "value").unwrap();
        let mut body = format!("--XX\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n").into_bytes();
        for (name, file) in files {
            let head = format!(
                "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: \
                 application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(file);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--XX--\r\n");
        self.post(page, "multipart/form-data; boundary=XX", &body)
    }

    /// Announces more than it sends, and waits.
    pub(crate) fn stall(&mut self, path: &str, kind: &str, beginning: &[u8]) -> Answer {
        self.send_of("POST", path, kind, beginning, beginning.len() + 1_000)
    }

    fn send(&mut self, method: &str, path: &str, kind: &str, body: &[u8]) -> Answer {
        self.send_of(method, path, kind, body, body.len())
    }

    fn send_of(&mut self, method: &str, path: &str, kind: &str, body: &[u8], announced: usize) -> Answer {
        let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        if !self.headers.iter().any(|(n, _)| n.eq_ignore_ascii_case("host")) {
            let _ = write!(head, "Host: 127.0.0.1:{}\r\n", self.port);
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<String> = self.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect();
            let _ = write!(head, "Cookie: {}\r\n", cookies.join("; "));
        }
        for (name, value) in &self.headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        if method == "POST" {
            let _ = write!(head, "Content-Type: {kind}\r\nContent-Length: {announced}\r\n");
        }
        head.push_str("\r\n");
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        // A server that never answers fails the test rather than holding it.
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        // A server that refuses early may close before it has read all.
        let _ = stream.write_all(body);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let answer = parse(&bytes);
        for (_, cookie) in answer.headers.iter().filter(|(n, _)| n == "set-cookie") {
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            if value.is_empty() {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }
}

/// A form that is filled in.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    pub(crate) target: String,
    pub(crate) body: String,
}

impl Form {
    /// The first form of a page whose tag holds `action`, with its hidden fields.
    pub(crate) fn of(html: &str, action: &str, fields: &[(&str, &str)]) -> Self {
        let form = html
            .split("<form")
            .skip(1)
            .find(|f| f.split('>').next().unwrap().contains(action));
        let form = form.unwrap_or_else(|| panic!("no form for {action}: {html}"));
        let hidden = form
            .split("</form>")
            .next()
            .unwrap()
            .split("<input")
            .skip(1)
            .filter_map(|input| {
                let tag = input.split('>').next()?;
                (attribute(tag, "type")? == "hidden").then_some(())?;
                Some((attribute(tag, "name")?, attribute(tag, "value").unwrap_or_default()))
            });
        let given = fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
        let fields = hidden
            .chain(given)
            .map(|(name, value)| format!("{}={}", encoded(&name), encoded(&value)));
        Self {
            target: attribute(form.split('>').next().unwrap(), "action").unwrap(),
            body: fields.collect::<Vec<_>>().join("&"),
        }
    }
}

fn parse(bytes: &[u8]) -> Answer {
    let end = bytes
        .windows(4)
        .position(|w| w == b"\r\n\r\n")
        .unwrap_or_else(|| panic!("no answer: {bytes:?}"));
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines
        .filter_map(|l| l.split_once(": "))
        .map(|(n, v)| (n.to_ascii_lowercase(), v.to_owned()));
    Answer {
        status,
        headers: headers.collect(),
        body: bytes[end + 4..].to_vec(),
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    Some(tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?.to_owned())
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
