//! Nobody can stop the bridge: not by files that are dear to read, not by log-ins at once, not by sending half of
//! something. The figures are printed (`--nocapture`); what is held to are bounds far from them.

use std::io::{Read as _, Write as _};
use std::time::{Duration, Instant};

use crate::client::Answer;
use crate::program::Program;
use crate::world::{PASSWORD, PEDAGOGUE, World, ordinary, station_key};

/// Most memory above rest, MB.
const MOST_MB: u64 = 200;

/// Above rest at most so much memory, from `before` (MB) on.
fn bounded(program: &Program, before: Option<(u64, u64)>, what: &str) {
    let (Some((rest, _)), Some((_, most))) = (before, program.memory_mb()) else {
        return;
    };
    println!("{what}: {} MB above rest", most - rest);
    assert!(most - rest < MOST_MB, "{what}: {} MB above rest", most - rest);
}

fn picture(inside: &str) -> Vec<u8> {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>").into_bytes()
}

fn numbered(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect()
}

/// Files of a few megabytes, each the worst there is for one part of the readers.
fn dear_files() -> Vec<(&'static str, Vec<u8>)> {
    let attributes = numbered(250_000, |at| format!(" a{at}=''"));
    let namespaces = numbered(40_000, |at| format!("<g xmlns:n{at}='u{at}'>"));
    let entity = format!(
        "<!DOCTYPE svg [<!ENTITY a \"{}\">]><svg>{}</svg>",
        "x".repeat(8_000),
        "&a;".repeat(800_000)
    );
    let hidden = format!("<!DOCTYPE svg [<!ENTITY a \"<g {attributes}/>\">]><svg>&a;</svg>");
    let credential = |inside: &str| {
        format!(
            "{{\"@context\":[\"https://www.w3.org/ns/credentials/v2\",\
             \"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json\",\
             \"https://purl.imsglobal.org/spec/ob/v3p0/extensions.json\"],\
             \"id\":\"urn:uuid:1\",\"type\":[\"VerifiableCredential\",\"OpenBadgeCredential\"],\"name\":\"x\",\
             \"issuer\":{{\"id\":\"did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp\",\"type\":[\"Profile\"]}},\
             \"validFrom\":\"2026-03-31T14:05:00Z\",{inside},\"proof\":[{{\"type\":\"DataIntegrityProof\",\
             \"cryptosuite\":\"eddsa-rdfc-2022\",\"created\":\"2026-03-31T14:05:00Z\",\"verificationMethod\":\
             \"did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp#z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp\",\
             \"proofPurpose\":\"assertionMethod\",\"proofValue\":\"z{}\"}}]}}",
            bs58::encode([1; 64]).into_string()
        )
    };
    let subject = |more: &str| {
        format!(
            "\"credentialSubject\":{{\"type\":[\"AchievementSubject\"],\"id\":\"urn:x:s\",\"achievement\":{{\"id\":\
             \"urn:x:a\",\"type\":[\"Achievement\"],\"name\":\"x\",\"description\":\"x\",\"criteria\":{{\"narrative\":\
             \"x\"}}{more}}}}}"
        )
    };
    let tags = numbered(110_000, |at| format!("\"{at:06}\","));
    let evidence = numbered(20_000, |at| {
        format!("{{\"type\":[\"Evidence\"],\"name\":\"{at:05}\"}},")
    });
    let twins = numbered(300, |_| "{\"type\":[\"Evidence\"],\"name\":\"x\"},".to_owned());
    let siblings = numbered(200, |_| {
        "{\"type\":\"IdentityObject\",\"hashed\":true,\"identityHash\":\"x\",\"identityType\":\"name\"},".to_owned()
    });
    let unnamed = subject("").replace(
        "\"id\":\"urn:x:s\"",
        &format!("\"identifier\":[{}]", siblings.trim_end_matches(',')),
    );
    vec![
        ("siblings", credential(&unnamed).into_bytes()),
        ("attributes", picture(&format!("<g {attributes}/>"))),
        ("namespaces", picture(&namespaces)),
        ("depth", picture(&"<g>".repeat(1_000_000))),
        ("elements", picture(&"<g/>".repeat(900_000))),
        ("entity", entity.into_bytes()),
        ("attributes in an entity", hidden.into_bytes()),
        ("brackets", "[".repeat(1_000_000).into_bytes()),
        (
            "tags",
            credential(&subject(&format!(",\"tag\":[{}]", tags.trim_end_matches(',')))).into_bytes(),
        ),
        (
            "things",
            credential(&format!(
                "{},\"evidence\":[{}]",
                subject(""),
                evidence.trim_end_matches(',')
            ))
            .into_bytes(),
        ),
        (
            "twins",
            credential(&format!(
                "{},\"evidence\":[{}]",
                subject(""),
                twins.trim_end_matches(',')
            ))
            .into_bytes(),
        ),
    ]
}

#[test]
fn no_file_takes_long_to_be_refused() {
    for (name, bytes) in dear_files() {
        let began = Instant::now();
        let checked = issuer_bridge::check_file(&bytes, None);
        let took = began.elapsed();
        println!("{name}: {} bytes, {} ms", bytes.len(), took.as_millis());
        assert!(!checked.is_accepted());
        assert!(took < Duration::from_secs(2), "{name}: {took:?}");
    }
}

#[test]
fn while_dear_files_are_read_others_are_served() {
    let program = Program::serve();
    let before = program.memory_mb();
    let files = dear_files();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            for (_, bytes) in &files {
                let program = &program;
                scope.spawn(move || {
                    let answer = program.visitor().upload("/verify", bytes);
                    assert!([200, 503].contains(&answer.status), "{}", answer.status);
                });
            }
        }
        let mut slowest = Duration::ZERO;
        for _ in 0..20 {
            let began = Instant::now();
            assert_eq!(program.visitor().get("/api/v1/health").status, 200);
            slowest = slowest.max(began.elapsed());
            std::thread::sleep(Duration::from_millis(50));
        }
        println!("slowest answer meanwhile: {} ms", slowest.as_millis());
        assert!(slowest < Duration::from_secs(5), "{slowest:?}");
    });
    bounded(&program, before, "20 dear files at once");
}

#[test]
fn log_ins_at_once_wait_their_turn_or_are_told_to_come_later() {
    let program = Program::serve();
    let before = program.memory_mb();
    let began = Instant::now();
    let answers: Vec<Answer> = std::thread::scope(|scope| {
        let sent: Vec<_> = (0..300)
            .map(|at| {
                let program = &program;
                scope.spawn(move || {
                    let name = format!("nobody {at}");
                    program
                        .visitor()
                        .submit("/login", "/login", &[("name", &name), ("password", "guess")])
                })
            })
            .collect();
        sent.into_iter().map(|answer| answer.join().unwrap()).collect()
    });
    println!("300 log-ins: {} ms", began.elapsed().as_millis());
    for answer in &answers {
        assert!([401, 503].contains(&answer.status), "{}", answer.status);
        if answer.status == 503 {
            assert!(answer.header("retry-after").is_some());
            assert!(answer.text().contains("Réessaie"), "{}", answer.text());
        }
    }
    assert!(answers.iter().any(|answer| answer.status == 401));
    bounded(&program, before, "300 log-ins at once");
}

#[test]
fn guesses_at_once_count_before_they_are_hashed() {
    let program = Program::serve();
    let answers: Vec<u16> = std::thread::scope(|scope| {
        let sent: Vec<_> = (0..30)
            .map(|_| {
                let program = &program;
                scope.spawn(move || {
                    let guess = [("name", PEDAGOGUE), ("password", "guess")];
                    program.visitor().submit("/login", "/login", &guess).status
                })
            })
            .collect();
        sent.into_iter().map(|answer| answer.join().unwrap()).collect()
    });
    let tried = answers.iter().filter(|status| **status == 401).count();
    println!("of 30 guesses at once {tried} were tried");
    assert!(tried <= 6, "{tried} guesses were tried: {answers:?}");
}

#[test]
fn unfinished_uploads_lie_on_disk_and_not_in_memory() {
    let program = Program::serve();
    let before = program.memory_mb();
    let head = "POST /api/v1/claims HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/vnd.envol.evidence\r\n\
                Content-Length: 8000000\r\n\r\n";
    let part = vec![b'x'; 7_900_000];
    let mut open = Vec::new();
    std::thread::scope(|scope| {
        let sent: Vec<_> = (0..150)
            .map(|_| {
                let (program, part) = (&program, &part);
                scope.spawn(move || {
                    let mut stream = program.connect();
                    stream.set_write_timeout(Some(Duration::from_secs(20))).unwrap();
                    let _ = stream.write_all(head.as_bytes());
                    // One that is told to come later may be closed while it still sends.
                    let _ = stream.write_all(part);
                    stream
                })
            })
            .collect();
        open.extend(sent.into_iter().map(|stream| stream.join().unwrap()));
    });
    assert_eq!(program.visitor().get("/login").status, 200, "others are served");
    bounded(&program, before, "150 unfinished uploads");
    drop(open);
}

#[test]
fn half_a_request_is_not_waited_for_for_ever() {
    let world = World::with(|config| config.header_limit = Duration::from_secs(1));
    let mut streams = Vec::new();
    for half in ["GET / HT", "GET /login HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ", ""] {
        let mut stream = std::net::TcpStream::connect(("127.0.0.1", world.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.write_all(half.as_bytes()).unwrap();
        streams.push((half, stream));
    }
    for (half, mut stream) in streams {
        let began = Instant::now();
        let ended = stream.read_to_end(&mut Vec::new());
        let is_over = ended
            .as_ref()
            .map_or_else(|error| error.kind() == std::io::ErrorKind::ConnectionReset, |_| true);
        assert!(
            is_over && began.elapsed() < Duration::from_secs(15),
            "{half:?}: {ended:?}"
        );
    }
}

#[test]
fn one_address_cannot_take_all_connections() {
    let world = World::with(|config| config.connections_per_address = 8);
    let held: Vec<_> = (0..8)
        .map(|_| std::net::TcpStream::connect(("127.0.0.1", world.port)).unwrap())
        .collect();
    std::thread::sleep(Duration::from_millis(300));
    let mut one_more = std::net::TcpStream::connect(("127.0.0.1", world.port)).unwrap();
    one_more.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let mut said = Vec::new();
    let _ = one_more.read_to_end(&mut said);
    assert!(said.is_empty(), "closed at once");
    drop(held);
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(world.visitor().get("/login").status, 200);
}

#[test]
fn a_form_is_no_way_to_fill_the_memory() {
    let world = World::new();
    let body = vec![b'a'; 1_000_000];
    let answer = world
        .visitor()
        .post("/login", "application/x-www-form-urlencoded", &body);
    assert_eq!(answer.status, 413);
    assert!(answer.text().contains("<h1>"), "{}", answer.text());
}

#[test]
fn wrong_passwords_of_others_lock_nobody_out() {
    let world = World::new();
    // Somebody who was in before, with this browser.
    let mut known = world.pedagogue();
    assert_eq!(known.submit("/", "/logout", &[]).status, 303);
    let wrong = [("name", PEDAGOGUE), ("password", "pas le bon mot de passe")];
    for _ in 0..5 {
        assert_eq!(world.visitor().submit("/login", "/login", &wrong).status, 401);
    }
    let answer = world.visitor().submit("/login", "/login", &wrong);
    assert_eq!(answer.status, 429);
    assert!(answer.header("retry-after").is_some());
    let right = [("name", PEDAGOGUE), ("password", PASSWORD)];
    assert_eq!(
        world.visitor().submit("/login", "/login", &right).status,
        429,
        "guessing is slowed down"
    );
    assert_eq!(
        known.submit("/login", "/login", &right).status,
        303,
        "who was in before gets in"
    );
    // Twenty and more wrong names at one address are nobody else's business.
    for at in 0..25 {
        let name = format!("nobody {at}");
        let answer = world
            .visitor()
            .submit("/login", "/login", &[("name", &name), ("password", "guess")]);
        assert_eq!(answer.status, 401);
    }
    let answer = world
        .visitor()
        .submit("/login", "/login", &[("name", "Dominique"), ("password", "x")]);
    assert_eq!(answer.status, 401, "tried, like any other");
    // The cookie of one person opens no way for guessing another's password.
    for _ in 0..5 {
        known.submit("/login", "/login", &[("name", "Dominique"), ("password", "x")]);
    }
    let answer = known.submit("/login", "/login", &[("name", "Dominique"), ("password", "x")]);
    assert_eq!(answer.status, 429);
}

#[test]
fn an_address_is_taken_from_a_header_only_where_the_proxy_is_named() {
    let wrong = [("name", PEDAGOGUE), ("password", "pas le bon mot de passe")];
    let tried = |world: &World| -> Vec<u16> {
        (0..7)
            .map(|at| {
                let mut visitor = world.visitor().with_header("X-Forwarded-For", &format!("10.0.0.{at}"));
                visitor.submit("/login", "/login", &wrong).status
            })
            .collect()
    };
    assert_eq!(tried(&World::new())[5..], [429, 429], "made up by who asks");
    let world = World::with(|config| config.proxy = Some(std::net::IpAddr::from([127, 0, 0, 1])));
    assert_eq!(tried(&world), [401; 7], "each visitor has an address of their own");
    // What is for this PC only is not for everybody behind the proxy.
    let code = serde_json::json!({ "code": "1234 5678" });
    let mut far = world.visitor().with_header("X-Forwarded-For", "10.0.0.1");
    assert_eq!(
        far.post_json("/api/v1/offer", &code).json()["code"],
        "bridge-pair-code-loopback"
    );
}

#[test]
fn unknown_stations_do_not_shut_the_door_for_known_ones() {
    let world = World::with(|config| config.apart_per_address = 10);
    let (key, _) = world.paired();
    let mut statuses = Vec::new();
    for number in 0..20_u8 {
        statuses.push(world.send(&ordinary(&station_key(100 + number), 100 + number)).status);
    }
    assert_eq!(
        statuses.iter().filter(|status| **status == 202).count(),
        10,
        "{statuses:?}"
    );
    assert_eq!(statuses[19], 503);
    assert_eq!(world.send(&ordinary(&key, 1)).status, 200, "a paired station gets in");
    assert!(world.pedagogue().get("/").text().contains("/claims/"));
    let mut pedagogue = world.pedagogue();
    let page = pedagogue.get("/apart").text();
    assert_eq!(page.matches("class=\"who\"").count(), 10);
    // And all of one sender go at once.
    assert_eq!(pedagogue.submit("/apart", "/apart/remove", &[]).status, 303);
    assert_eq!(
        world
            .sql("SELECT CAST(COUNT(*) AS TEXT) FROM claim WHERE state = 'apart'")
            .as_deref(),
        Some("0")
    );
}
