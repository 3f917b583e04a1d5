"""How the parts of identifiers are said where no lexicon says otherwise.

Only what everyone says alike stands here; the lexicon, asked first, has the rest. A part that an
engine reads right as it is written (args, kwargs, enum, tuple, regex, async) needs no entry.
"""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def saying_table(text: str) -> dict[str, str]:
    """Lines of a written form and, after a colon, its words."""
    lines = (line.split(":") for line in text.strip().splitlines())
    return {written.strip(): said.strip() for written, said in lines}


SAID = saying_table(
    """
    a11y: A eleven Y
    addr: address
    apt: apt
    argc: arg C
    argparse: arg parse
    argv: arg V
    astype: as type
    asyncio: async I O
    authn: auth N
    authz: auth Z
    attr: attribute
    attrs: attributes
    bashrc: bash R C
    btn: button
    cfg: config
    cin: C in
    classmethod: class method
    classname: class name
    cmd: command
    cmp: compare
    contextlib: context lib
    contextmanager: context manager
    cout: C out
    cpp: C plus plus
    csharp: C sharp
    ctrl: control
    ctx: context
    dataclass: data class
    dataclasses: data classes
    dataframe: data frame
    datatype: data type
    datetime: date time
    defaultdict: default dict
    dockerfile: docker file
    dropna: drop N A
    dst: dest
    dtype: D type
    endl: end line
    endswith: ends with
    eslint: E S lint
    execve: exec V E
    fastapi: fast A P I
    ffmpeg: F F M peg
    fileno: file no
    fillna: fill N A
    fmt: format
    fn: function
    fprintf: F print F
    frozenset: frozen set
    fscanf: F scan F
    fseek: F seek
    fstream: F stream
    fsync: F sync
    functools: func tools
    getattr: get attribute
    getenv: get env
    getitem: get item
    gitconfig: git config
    github: GitHub
    gitignore: git ignore
    gitlab: GitLab
    groupby: group by
    gtest: G test
    hasattr: has attribute
    hashmap: hash map
    hostname: host name
    href: H ref
    i18n: I eighteen N
    ifconfig: if config
    ifdef: if def
    ifndef: if N def
    iloc: I loc
    img: image
    inplace: in place
    instanceof: instance of
    iostream: I O stream
    isalnum: is al num
    isalpha: is alpha
    isdigit: is digit
    isinstance: is instance
    islower: is lower
    isnan: is nan
    isnull: is null
    isnumeric: is numeric
    isspace: is space
    issubclass: is subclass
    isupper: is upper
    iterrows: iter rows
    itertools: iter tools
    javascript: JavaScript
    journalctl: journal control
    jsx: J S X
    k8s: kubernetes
    keydown: key down
    keyup: key up
    kubectl: kube control
    l10n: L ten N
    libc: lib C
    linspace: lin space
    makefile: make file
    matplotlib: mat plot lib
    memcpy: mem copy
    memset: mem set
    mkdir: make dir
    mmap: M map
    msg: message
    mysql: my S Q L
    namedtuple: named tuple
    ndarray: N D array
    nan: nan
    neq: not equal
    nginx: engine X
    noqa: no Q A
    nullptr: null pointer
    oauth: O auth
    oninput: on input
    onchange: on change
    onclick: on click
    onsubmit: on submit
    openapi: open A P I
    pathlib: path lib
    pkg: package
    postgresql: postgres Q L
    printf: print F
    println: print line
    ptr: pointer
    pypi: pie P I
    readline: read line
    readlines: read lines
    readme: read me
    readonly: read only
    rgba: R G B A
    rsync: R sync
    sbin: S bin
    scanf: scan F
    setattr: set attribute
    setitem: set item
    setstate: set state
    sha1: sha one
    sha256: sha two fifty six
    sha512: sha five twelve
    sizeof: size of
    snprintf: S N print F
    sprintf: S print F
    sqlalchemy: S Q L alchemy
    sqlite: S Q L light
    sqlite3: S Q L light three
    sqrt: square root
    src: source
    startswith: starts with
    staticmethod: static method
    std: standard
    stdarg: standard arg
    stdbool: standard bool
    stddev: standard dev
    stderr: standard error
    stdin: standard in
    stdint: standard int
    stdio: standard I O
    stdlib: standard lib
    stdout: standard out
    str: string
    strcat: string cat
    strcmp: string compare
    strcpy: string copy
    strftime: S T R F time
    strlen: string len
    strptime: S T R P time
    subprocess: sub process
    systemctl: system control
    systemd: system D
    testid: test I D
    textarea: text area
    tmp: temp
    todo: to do
    typedef: type def
    typename: type name
    typeof: type of
    typescript: TypeScript
    tzinfo: T Z info
    uint: U int
    urllib: U R L lib
    usize: U size
    isize: I size
    usr: user
    utf8: U T F eight
    webpack: web pack
    wget: W get
    whitespace: white space
    xrange: X range
    yml: yaml
    """
)
"""Lower-case part -> words."""

ACRONYMS = word_set(
    """
    abi ai aop api arn aws bfs bgp bst cdn cgi ci cli cms cors cpu cqrs crc crud csrf css csv cta
    ctl dag db dbs ddl ddos dfs dhcp dll dml dns dom dto ebs ec2 ecs eks elb eof eol erd etl fb
    ffi fft fps fs ftp gb gcc gcp gdb gdpr gid gke gpt gpu guid hdd hdfs hmac hsl html http https
    ia iam id ide idl io iot ip ipc iso jdbc jdk jit jpa jpg js jvm jwt kb kpi kvm lhs llm llvm
    lru lstm lts md mfa ml mqtt mr mvc mvp mvvm nfs nlp npm npx ns ntp ocr oom oop orm os p2p pc
    pdf php pid png poc pr psql qa qr rbac rdbms rds rfc rgb rhs rnn rpc rpm rsa rss rx sdk seo
    sla slo sms smtp sni spi sql ssd sse ssh ssl sso ssr stl svg svm tcp tdd tls tsv ttl tts tty
    tx udp ui uid uml uri url utc utf uuid ux vm vnc vpc vpn wsgi www xhr xml xss
    """
)
"""Lower-case parts that are said letter by letter."""

SHORT_WORDS = word_set(
    """
    ad ah am an as at be by do ex go ha he hi if in is it la lo me mu my no nu of oh ok on or ox
    pa pi re so to uh up us we xi ye
    """
)
"""Words of two letters; any other two letters are spelled."""

NAMES = word_set(
    """
    AccuWeather AdSense AdWords AirBnB AirPlay AirPods AirTag AlphaFold AlphaGo AlphaZero
    AngularJS AppStore ArXiv AutoCAD BSc BibTeX BioTech BitBucket BitTorrent BlackBerry BlueSky
    BlueTooth BookBub BuzzFeed ChatGPT CircleCI ClickHouse CloudFlare CloudFormation CloudFront
    CloudWatch CockroachDB CodePen CoffeeScript CorelDRAW CouchDB CrowdStrike DNAs DataBricks
    DataDog DeVito DeepL DeepMind DeepSeek DevOps DevTools DiCaprio DigitalOcean DoorDash
    DuckDuckGo DynamoDB EasyJet EcmaScript EdTech ElasticSearch EverNote FaceTime FastAPI FedEx
    FileMaker FinTech FireFox FireWire FlipBoard FreeBSD FreeNode FrontPage GB GHz GameCube
    GeForce GitHub GitKraken GitLab GoDaddy GoLang GoPro GraphQL HashiCorp HealthTech HomeKit
    HomePod HubSpot HuggingFace HyperCard InDesign InfluxDB IntelliJ IntelliSense JavaScript
    JetBrains JuPyter JupyterLab KickStarter LaGuardia LaTeX LastPass LeBron LibreOffice
    LightGBM LinkedIn LiveJournal MB MHz MSc MacBook MacDonald MariaDB MasterCard MasterClass
    McCarthy McDonald McDonalds McGregor MetaMask MicroPython MicroSoft MidJourney MongoDB
    MotoGP MySQL MySpace NetApp NetBSD NetBeans NetFlix NetSuite NewRelic NextJS NoSQL NodeJS
    NordVPN NumPy O'Reilly OAuth OneDrive OneNote OpenAI OpenBSD OpenCV OpenGL OpenOffice
    OpenSSH OpenSSL OpenShift OpenSource OpenStack OpenStreetMap OpenTelemetry OpenType OpenVPN
    PageMaker PageRank PagerDuty PayPal PhD PhDs PhotoShop PlanetScale PlayStation PostScript
    PostgreSQL PowerPoint PowerShell PubMed PyCharm PyData PyTorch QuickBooks QuickTime RNAs
    RabbitMQ RackSpace RayBan ReactJS RedHat SQLite SageMaker SalesForce SciPy ScotRail
    SharePoint SketchUp SnapChat SoftBank SolarWinds SolidWorks SoundCloud SourceForge SpaceX
    SpringBoot StackExchange StackOverflow StarCraft StarOffice SteamVR StreetView SurveyMonkey
    SwiftUI TB TeX TeamViewer TechCrunch TensorBoard TensorFlow TensorRT TestFlight TextEdit
    TikTok TouchID TransUnion TripAdvisor TrueType TurboTax TypePad TypeScript UltraEdit
    UnionPay UnitedHealth VMware VanGogh ViewSonic VirtualBox VisualStudio VueJS WarCraft WeChat
    WeWork WebAssembly WebGL WebGPU WebRTC WebSocket WebSockets WhatsApp WiFi WikiLeaks WinRAR
    WinZip WireGuard WireShark WooCommerce WordPerfect WordPress WordStar XBox YouTube ZipCar
    ZoomInfo dB eBay eBook eBooks iCloud iMac iOS iPad iPhone iPod iTunes jQuery kB kHz kW kWh
    mAh mRNA macOS pH tRNA tvOS watchOS
    """
)
"""Proper names with capitals inside: no identifiers."""
