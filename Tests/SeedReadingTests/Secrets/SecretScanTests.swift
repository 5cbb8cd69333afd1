import ChatTestSupport
import Testing

@testable import SeedReading

/// The secrets here are made up; each is put together so that nobody else's look for secrets finds them.
@Suite struct SecretScanTests {
  private func findings(_ line: String, path: String = "f") -> [String] {
    SecretScan.findings(in: "first\n\(line)\nlast", path: path)
  }

  @Test(arguments: [
    "key = AKIA" + "Q3RT7XV2LM9PZ4KD", "AKIA" + "QWRTPXVCLMNBZAKD.",
    "aws_access_key_id=ASIA" + "Q3RT7XV2LM9PZ4KD",
    "aws_secret_access_key = " + "wJ4lrXUt/FEMI7K+DENGbPxRfiCY3zQ8vN1mT5hB",
    "AWS_SECRET_ACCESS_KEY=" + "wJ4lrXUt/FEMI7K+DENGbPxRfiCY3zQ8vN1mT5hB",
    "-----BEGIN RSA PRIVATE KEY-----", "  -----BEGIN OPENSSH PRIVATE KEY-----",
    "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----",
    "token: ghp_" + "a1B2c3D4e5F6a1B2c3D4e5F6a1B2c3D4e5F6",
    "https://ghp_" + "a1B2c3D4e5F6a1B2c3D4e5F6a1B2c3D4e5F6@github.com/a/b",
    "xoxb-" + "123456789012-abcdefGHIJ", "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc",
    "AIza" + "SyD4f9Kq2Lm8Nx7Pw3Rz6Tv1Yb5Hc0Jg_-x", "sk-proj-" + "a8Kd92mLq0Zx7Vb3Nc5T",
    "OPENAI_API_KEY=sk-" + "a8Kd92mLq0Zx7Vb3Nc5Ta8Kd92mLq0Zx7Vb3",
    "root:$6$" + "a8Kd92mLq0$Zx7Vb3Nc5Ta8Kd92mLq0Zx7Vb3:1:0", "LTAI" + "5tQ8x2Lm9Kd3Zr7V",
    "Authorization: Bearer " + "a8Kd92mLq0Zx7Vb3",
    "curl -H 'Authorization: Basic " + "dXNlcjpodW50ZXIyaHVudGVyMg=='",
    "x = eyJ" + "hbGciOiJIUzI1NiJ9.eyJ"
      + "zdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
  ])
  func `Keys and tokens of known forms are found`(line: String) {
    #expect(findings(line).count == 1)
  }

  @Test(arguments: [
    "password = hunter2", "password: hunter2hunter2", "passwd: s3cret!", "DB_PASSWORD=correcthorse",
    "export PGPASSWORD=hunter2", "\"password\": \"hunter2\"", "'password' => 'hunter2',",
    "  password: correcthorse", "spring.datasource.password=tr0ub4dor&3", "pwd=hunter2;",
    "Server=db;User Id=sa;Password=hunter2!;Encrypt=true", "<password>hunter2</password>",
    "<add password=\"hunter2!x\" user=\"a\"/>", "define('DB_PASSWORD', 'hunter2');",
    "let password: String = \"hunter2\"", "password := `hunter2`", "SMTP_PASS=hunter2",
    "{\\\"password\\\": \\\"hunter2\\\"}", "mysql --password=hunter2 -u root",
    "mysql --password hunter2 -u root", "machine api.example.com login bob password hunter2hunter2",
    "密码：hunter2abc", "密码: hunter2abc", "パスワード = hunter2abc",
    "os.environ[\"DB_PASSWORD\"] = \"hunter2\"",
    "\"token\": \"a8Kd92mLq0\"", "api_key = 'a8Kd92mLq0Zx7Vb3'",
    "const apiKey = \"a8Kd92mLq0Zx7Vb3\";",
    "client_secret: a8Kd92mLq0Zx7Vb3", "X-Api-Key: 5d41402abc4b2a76b9719d911017c592",
    "//registry.npmjs.org/:_authToken=a8Kd92mLq0Zx7Vb3",
    "AccountKey=a8Kd92mLq0Zx7Vb3a8Kd92mLq0Zx7Vb3==;",
    "https://bob:hunter2@example.com/x", "postgres://app:s3cr3t@db:5432/app",
    "redis://:hunter2@cache",
    "HTTPS_PROXY=http://bob:p%40ss@proxy:8080", "git clone https://oauth2:a8Kd92mLq0@gitlab.com/x",
    "\"auth\": \"dXNlcjpodW50ZXIyaHVudGVyMg==\"", "url: amqp://guest:guest123@mq/", "密钥＝a8Kd92mLq0",
    "token = a8Kd92mLq0Zx7Vb3\r",
  ])
  func `Values of names that say what they are are found`(line: String) throws {
    let found = findings(line)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("f:2: ") == true)
    for part in ["hunter2", "correcthorse", "a8Kd92", "s3c", "dXNl", "tr0ub"] {
      #expect(found.first?.contains(part) == false)
    }
  }

  @Test func `A line of .netrc alone is known by its file`() {
    #expect(findings("  password hunter2", path: "/home/a/.netrc").count == 1)
    #expect(findings("  password hunter2", path: "notes.md").isEmpty)
  }

  @Test(arguments: [
    "the task-force said", "risk-" + "a8Kd92mLq0Zx7Vb3Nc5Ta8Kd92mLq0Zx7Vb3", "AKIA is a prefix",
    "sk-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "sk-learn-has-a-very-long-name-with-many-hyphens",
    "password = \"\"", "password: ''", "PASSWORD=", "api_key = your-key-here",
    "API_KEY=YOUR_API_KEY_123",
    "password = ${DB_PASSWORD}", "password: $DB_PASSWORD", "password: <password>",
    "password=%DB_PASSWORD%",
    "a $6$ a $1$ and $2a$", "password: {{ vault.db }}", "token: ${{ secrets.GITHUB_TOKEN }}",
    "password = changeme",
    "password: change-me-1", "password: ********", "password: xxxxxxxx",
    "\"token\": \"example-token-1\"",
    "password = getpass.getpass()", "password = config.password", "password: String,",
    "let password: String", "password: string;", "func login(password: String, token: String)",
    "token = request.headers[\"x\"]", "token = tokens[0]", "self.token = token",
    "password=password",
    "password = os.environ[\"DB_PASSWORD\"]", "password: process.env.DB_PASSWORD",
    "\"password\": \"Password\"", "\"password\": \"Your password\"", "\"password\": \"Passwort\"",
    "\"password\": \"密码\"", "password: user.password.label", "\"forgot_password\": \"Forgot it?\"",
    "max_tokens = 4096", "\"completion_tokens\": 55", "token: 12345",
    "next_token = a8Kd92mLq0Zx7Vb3",
    "password: varchar(255)", "token: auth-token-v2", "secretName: my-app-secret-1",
    "<input type=\"password\" name=\"pw\">", "<label for=\"password\">Password</label>",
    "if password == nil {", "Password: at least 8 characters", "password must be: strong",
    "密码：至少8个字符", "http://localhost:8080/@a", "https://user:password@example.com",
    "http://${USER}:${PASS}@host", "https://<user>:<pass>@host", "see https://a.b/c:d@e",
    "ssh://git@host:22/x",
    "https?://[^:]+:[^@]+@", "-----BEGIN PUBLIC KEY-----", "-----BEGIN CERTIFICATE-----",
    "password_file: /run/secrets/db", "password: /run/secrets/db_password", "token: !vault x",
    "private_key: keys/server.pem", "uses: actions/checkout@v4",
    "eyJhbGciOi is how a web token begins",
    "token_url = https://auth.example.com/oauth2/token", "password = Field(max_length=64)",
  ])
  func `Placeholders, code and words are none`(line: String) {
    #expect(findings(line) == [])
  }

  @Test(arguments: [
    ("machine a.b login c password s3cretWord", true), ("machine a.b password x1y2", true),
    ("machine a.b login c password <password>", false), ("machine a.b login password", false),
    ("the machine has a password manager", false), ("tool --token a8Kd92mLq0Zx7Vb3 run", true),
    ("tool --api-key 'a8Kd92mLq0Zx7Vb3'", true), ("tool --password \"$PASSWORD\"", false),
    ("tool --password", false), ("tool -p hunter2", false), ("tool --password-file /run/x1", false),
    ("tool --token-count 1234567890a", false), ("PuTTY-User-Key-File-3: ssh-ed25519", true),
    ("-----BEGIN PGP PRIVATE KEY BLOCK-----", true), ("# BEGIN PRIVATE KEY", false),
    ("https://hooks.slack.com/services/T0/B0/a8Kd92mLq0Zx7Vb3Nc5T", true),
    ("https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX", false),
  ])
  func `Options, lines of settings and keys of other programs`(line: String, isFound: Bool) {
    #expect(findings(line).count == (isFound ? 1 : 0))
  }

  @Test func `One line has one finding, and each line its number`() {
    let text = "password = hunter2 token = a8Kd92mLq0Zx\r\n\r\nok\npasswd: hunter22"
    #expect(
      SecretScan.findings(in: text, path: "a.env") == [
        "a.env:1: a value for password", "a.env:4: a value for passwd",
      ])
  }

  @Test func `The sources of the project hold none`() throws {
    let reading = try SeedReader.read(
      ["Sources", "docs", "README.md"], base: SourceFolder.path)
    #expect(reading.files.count > 300)
    #expect(reading.secrets == [])
  }

  @Test func `A long line takes no more than one look at each sign`() {
    let line =
      String(repeating: "password=", count: 3000) + String(repeating: "x://a:", count: 3000)
    #expect(findings(line).count <= 1)
  }
}
