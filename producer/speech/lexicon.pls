<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"
         xmlns:near="urn:producer:lexicon" alphabet="ipa" xml:lang="en-US">

<!-- How terms of software, mathematics and science are spoken. Case matters as written. A capital
     that stands alone in an alias is a spelled letter. A lexeme with near:before or near:after holds
     only where one of these words stands next to the term (it comes before, or after, them). -->

<!-- Initialisms of software, spelled -->
<lexeme><grapheme>API</grapheme><alias>A P I</alias></lexeme>
<lexeme><grapheme>SQL</grapheme><alias>S Q L</alias></lexeme>
<lexeme><grapheme>URL</grapheme><alias>U R L</alias></lexeme>
<lexeme><grapheme>URI</grapheme><alias>U R I</alias></lexeme>
<lexeme><grapheme>URN</grapheme><alias>U R N</alias></lexeme>
<lexeme><grapheme>UUID</grapheme><alias>U U I D</alias></lexeme>
<lexeme><grapheme>GUID</grapheme><alias>G U I D</alias></lexeme>
<lexeme><grapheme>UI</grapheme><alias>U I</alias></lexeme>
<lexeme><grapheme>UX</grapheme><alias>U X</alias></lexeme>
<lexeme><grapheme>GUI</grapheme><alias>gooey</alias></lexeme>
<lexeme><grapheme>CLI</grapheme><alias>C L I</alias></lexeme>
<lexeme><grapheme>TUI</grapheme><alias>T U I</alias></lexeme>
<lexeme><grapheme>IDE</grapheme><alias>I D E</alias></lexeme>
<lexeme><grapheme>SDK</grapheme><alias>S D K</alias></lexeme>
<lexeme><grapheme>OS</grapheme><alias>O S</alias></lexeme>
<lexeme><grapheme>IO</grapheme><grapheme>I/O</grapheme><alias>I O</alias></lexeme>
<lexeme><grapheme>ID</grapheme><alias>I D</alias></lexeme>
<lexeme><grapheme>IP</grapheme><alias>I P</alias></lexeme>
<lexeme><grapheme>IPv4</grapheme><alias>I P V four</alias></lexeme>
<lexeme><grapheme>IPv6</grapheme><alias>I P V six</alias></lexeme>
<lexeme><grapheme>TCP/IP</grapheme><alias>T C P I P</alias></lexeme>
<lexeme><grapheme>TCP</grapheme><alias>T C P</alias></lexeme>
<lexeme><grapheme>UDP</grapheme><alias>U D P</alias></lexeme>
<lexeme><grapheme>HTTP</grapheme><alias>H T T P</alias></lexeme>
<lexeme><grapheme>HTTPS</grapheme><alias>H T T P S</alias></lexeme>
<lexeme><grapheme>HTTP/1.1</grapheme><alias>H T T P one point one</alias></lexeme>
<lexeme><grapheme>HTTP/2</grapheme><alias>H T T P two</alias></lexeme>
<lexeme><grapheme>HTTP/3</grapheme><alias>H T T P three</alias></lexeme>
<lexeme><grapheme>QUIC</grapheme><alias>quick</alias></lexeme>
<lexeme><grapheme>HTML</grapheme><alias>H T M L</alias></lexeme>
<lexeme><grapheme>HTML5</grapheme><alias>H T M L five</alias></lexeme>
<lexeme><grapheme>XHTML</grapheme><alias>X H T M L</alias></lexeme>
<lexeme><grapheme>CSS</grapheme><alias>C S S</alias></lexeme>
<lexeme><grapheme>CSS3</grapheme><alias>C S S three</alias></lexeme>
<lexeme><grapheme>XML</grapheme><alias>X M L</alias></lexeme>
<lexeme><grapheme>XSLT</grapheme><alias>X S L T</alias></lexeme>
<lexeme><grapheme>XPath</grapheme><alias>X path</alias></lexeme>
<lexeme><grapheme>DOM</grapheme><alias>dom</alias></lexeme>
<lexeme><grapheme>CSV</grapheme><alias>C S V</alias></lexeme>
<lexeme><grapheme>TSV</grapheme><alias>T S V</alias></lexeme>
<lexeme><grapheme>JSON</grapheme><alias>jason</alias></lexeme>
<lexeme><grapheme>json</grapheme><alias>jason</alias></lexeme>
<lexeme><grapheme>GbE</grapheme><alias>gigabit ethernet</alias></lexeme>
<lexeme><grapheme>JSONL</grapheme><alias>jason lines</alias></lexeme>
<lexeme><grapheme>JSON-LD</grapheme><alias>jason L D</alias></lexeme>
<lexeme><grapheme>YAML</grapheme><phoneme>ˈjæməl</phoneme></lexeme>
<lexeme><grapheme>TOML</grapheme><phoneme>ˈtɑməl</phoneme></lexeme>
<lexeme><grapheme>BSON</grapheme><alias>B son</alias></lexeme>
<lexeme><grapheme>PDF</grapheme><alias>P D F</alias></lexeme>
<lexeme><grapheme>PNG</grapheme><alias>P N G</alias></lexeme>
<lexeme><grapheme>SVG</grapheme><alias>S V G</alias></lexeme>
<lexeme><grapheme>EPUB</grapheme><alias>E pub</alias></lexeme>
<lexeme><grapheme>WebP</grapheme><alias>web P</alias></lexeme>
<lexeme><grapheme>WebM</grapheme><alias>web M</alias></lexeme>
<lexeme><grapheme>MP3</grapheme><alias>M P three</alias></lexeme>
<lexeme><grapheme>MP4</grapheme><alias>M P four</alias></lexeme>
<lexeme><grapheme>AAC</grapheme><alias>A A C</alias></lexeme>
<lexeme><grapheme>FLAC</grapheme><phoneme>flæk</phoneme></lexeme>
<lexeme><grapheme>H.264</grapheme><alias>H two sixty four</alias></lexeme>
<lexeme><grapheme>H.265</grapheme><alias>H two sixty five</alias></lexeme>
<lexeme><grapheme>AV1</grapheme><alias>A V one</alias></lexeme>
<lexeme><grapheme>FTP</grapheme><alias>F T P</alias></lexeme>
<lexeme><grapheme>SFTP</grapheme><alias>S F T P</alias></lexeme>
<lexeme><grapheme>SSH</grapheme><grapheme>ssh</grapheme><alias>S S H</alias></lexeme>
<lexeme><grapheme>TLS</grapheme><alias>T L S</alias></lexeme>
<lexeme><grapheme>SSL</grapheme><alias>S S L</alias></lexeme>
<lexeme><grapheme>mTLS</grapheme><alias>mutual T L S</alias></lexeme>
<lexeme><grapheme>DNS</grapheme><alias>D N S</alias></lexeme>
<lexeme><grapheme>DHCP</grapheme><alias>D H C P</alias></lexeme>
<lexeme><grapheme>NAT</grapheme><alias>nat</alias></lexeme>
<lexeme><grapheme>VPN</grapheme><alias>V P N</alias></lexeme>
<lexeme><grapheme>LAN</grapheme><alias>lan</alias></lexeme>
<lexeme><grapheme>WAN</grapheme><alias>wan</alias></lexeme>
<lexeme><grapheme>VLAN</grapheme><alias>V lan</alias></lexeme>
<lexeme><grapheme>WLAN</grapheme><alias>W lan</alias></lexeme>
<lexeme><grapheme>SMTP</grapheme><alias>S M T P</alias></lexeme>
<lexeme><grapheme>IMAP</grapheme><phoneme>ˈaɪmæp</phoneme></lexeme>
<lexeme><grapheme>POP3</grapheme><alias>pop three</alias></lexeme>
<lexeme><grapheme>NTP</grapheme><alias>N T P</alias></lexeme>
<lexeme><grapheme>CDN</grapheme><alias>C D N</alias></lexeme>
<lexeme><grapheme>DDoS</grapheme><phoneme>ˈdiːdɔs</phoneme></lexeme>
<lexeme><grapheme>DoS</grapheme><phoneme>dɔs</phoneme></lexeme>
<lexeme><grapheme>CORS</grapheme><phoneme>kɔɹz</phoneme></lexeme>
<lexeme><grapheme>CSRF</grapheme><alias>C S R F</alias></lexeme>
<lexeme><grapheme>XSS</grapheme><alias>X S S</alias></lexeme>
<lexeme><grapheme>SSRF</grapheme><alias>S S R F</alias></lexeme>
<lexeme><grapheme>OWASP</grapheme><phoneme>ˈoʊwɑsp</phoneme></lexeme>
<lexeme><grapheme>CVE</grapheme><alias>C V E</alias></lexeme>
<lexeme><grapheme>CVEs</grapheme><alias>C V E's</alias></lexeme>
<lexeme><grapheme>SSO</grapheme><alias>S S O</alias></lexeme>
<lexeme><grapheme>MFA</grapheme><alias>M F A</alias></lexeme>
<lexeme><grapheme>2FA</grapheme><alias>two F A</alias></lexeme>
<lexeme><grapheme>OTP</grapheme><alias>O T P</alias></lexeme>
<lexeme><grapheme>TOTP</grapheme><alias>T O T P</alias></lexeme>
<lexeme><grapheme>OAuth</grapheme><alias>O auth</alias></lexeme>
<lexeme><grapheme>OAuth2</grapheme><alias>O auth two</alias></lexeme>
<lexeme><grapheme>OIDC</grapheme><alias>O I D C</alias></lexeme>
<lexeme><grapheme>SAML</grapheme><phoneme>ˈsæməl</phoneme></lexeme>
<lexeme><grapheme>JWT</grapheme><alias>J W T</alias></lexeme>
<lexeme><grapheme>LDAP</grapheme><alias>L dap</alias></lexeme>
<lexeme><grapheme>RBAC</grapheme><alias>R back</alias></lexeme>
<lexeme><grapheme>ACL</grapheme><alias>A C L</alias></lexeme>
<lexeme><grapheme>IAM</grapheme><alias>I A M</alias></lexeme>
<lexeme><grapheme>AES</grapheme><alias>A E S</alias></lexeme>
<lexeme><grapheme>AES-128</grapheme><alias>A E S one twenty eight</alias></lexeme>
<lexeme><grapheme>AES-256</grapheme><alias>A E S two fifty six</alias></lexeme>
<lexeme><grapheme>RSA</grapheme><alias>R S A</alias></lexeme>
<lexeme><grapheme>ECDSA</grapheme><alias>E C D S A</alias></lexeme>
<lexeme><grapheme>SHA</grapheme><alias>sha</alias></lexeme>
<lexeme><grapheme>SHA-1</grapheme><grapheme>SHA1</grapheme><alias>sha one</alias></lexeme>
<lexeme><grapheme>SHA-256</grapheme><grapheme>SHA256</grapheme><alias>sha two fifty six</alias></lexeme>
<lexeme><grapheme>SHA-512</grapheme><grapheme>SHA512</grapheme><alias>sha five twelve</alias></lexeme>
<lexeme><grapheme>MD5</grapheme><alias>M D five</alias></lexeme>
<lexeme><grapheme>PGP</grapheme><alias>P G P</alias></lexeme>
<lexeme><grapheme>GPG</grapheme><alias>G P G</alias></lexeme>
<lexeme><grapheme>HMAC</grapheme><alias>H mac</alias></lexeme>
<lexeme><grapheme>CRC</grapheme><alias>C R C</alias></lexeme>
<lexeme><grapheme>CRC32</grapheme><alias>C R C thirty two</alias></lexeme>
<lexeme><grapheme>UTF-8</grapheme><grapheme>UTF8</grapheme><grapheme>utf-8</grapheme><alias>U T F eight</alias></lexeme>
<lexeme><grapheme>UTF-16</grapheme><grapheme>UTF16</grapheme><alias>U T F sixteen</alias></lexeme>
<lexeme><grapheme>UTF-32</grapheme><alias>U T F thirty two</alias></lexeme>
<lexeme><grapheme>ASCII</grapheme><phoneme>ˈæski</phoneme></lexeme>
<lexeme><grapheme>EBCDIC</grapheme><phoneme>ˈɛbsɪdɪk</phoneme></lexeme>
<lexeme><grapheme>Base64</grapheme><grapheme>base64</grapheme><alias>base sixty four</alias></lexeme>
<lexeme><grapheme>AWS</grapheme><alias>A W S</alias></lexeme>
<lexeme><grapheme>GCP</grapheme><alias>G C P</alias></lexeme>
<lexeme><grapheme>EC2</grapheme><alias>E C two</alias></lexeme>
<lexeme><grapheme>S3</grapheme><alias>S three</alias></lexeme>
<lexeme><grapheme>EKS</grapheme><alias>E K S</alias></lexeme>
<lexeme><grapheme>ECS</grapheme><alias>E C S</alias></lexeme>
<lexeme><grapheme>RDS</grapheme><alias>R D S</alias></lexeme>
<lexeme><grapheme>VPC</grapheme><alias>V P C</alias></lexeme>
<lexeme><grapheme>SQS</grapheme><alias>S Q S</alias></lexeme>
<lexeme><grapheme>SNS</grapheme><alias>S N S</alias></lexeme>
<lexeme><grapheme>VM</grapheme><alias>V M</alias></lexeme>
<lexeme><grapheme>SaaS</grapheme><phoneme>sæs</phoneme></lexeme>
<lexeme><grapheme>PaaS</grapheme><phoneme>pæs</phoneme></lexeme>
<lexeme><grapheme>IaaS</grapheme><alias>I A A S</alias></lexeme>
<lexeme><grapheme>FaaS</grapheme><phoneme>fæs</phoneme></lexeme>
<lexeme><grapheme>CI/CD</grapheme><alias>C I C D</alias></lexeme>
<lexeme><grapheme>CI</grapheme><alias>C I</alias></lexeme>
<lexeme><grapheme>CD pipeline</grapheme><alias>C D pipeline</alias></lexeme>
<lexeme><grapheme>SRE</grapheme><alias>S R E</alias></lexeme>
<lexeme><grapheme>SLA</grapheme><alias>S L A</alias></lexeme>
<lexeme><grapheme>SLO</grapheme><alias>S L O</alias></lexeme>
<lexeme><grapheme>SLI</grapheme><alias>S L I</alias></lexeme>
<lexeme><grapheme>KPI</grapheme><alias>K P I</alias></lexeme>
<lexeme><grapheme>QA</grapheme><alias>Q A</alias></lexeme>
<lexeme><grapheme>TDD</grapheme><alias>T D D</alias></lexeme>
<lexeme><grapheme>BDD</grapheme><alias>B D D</alias></lexeme>
<lexeme><grapheme>DDD</grapheme><alias>D D D</alias></lexeme>
<lexeme><grapheme>OOP</grapheme><alias>O O P</alias></lexeme>
<lexeme><grapheme>FP</grapheme><alias>F P</alias></lexeme>
<lexeme><grapheme>ORM</grapheme><alias>O R M</alias></lexeme>
<lexeme><grapheme>MVC</grapheme><alias>M V C</alias></lexeme>
<lexeme><grapheme>MVVM</grapheme><alias>M V V M</alias></lexeme>
<lexeme><grapheme>CRUD</grapheme><alias>crud</alias></lexeme>
<lexeme><grapheme>REST</grapheme><alias>rest</alias></lexeme>
<lexeme><grapheme>SOAP</grapheme><alias>soap</alias></lexeme>
<lexeme><grapheme>RPC</grapheme><alias>R P C</alias></lexeme>
<lexeme><grapheme>gRPC</grapheme><alias>G R P C</alias></lexeme>
<lexeme><grapheme>GraphQL</grapheme><alias>graph Q L</alias></lexeme>
<lexeme><grapheme>DTO</grapheme><alias>D T O</alias></lexeme>
<lexeme><grapheme>DSL</grapheme><alias>D S L</alias></lexeme>
<lexeme><grapheme>AST</grapheme><alias>A S T</alias></lexeme>
<lexeme><grapheme>ASTs</grapheme><alias>A S T's</alias></lexeme>
<lexeme><grapheme>JIT</grapheme><alias>jit</alias></lexeme>
<lexeme><grapheme>AOT</grapheme><alias>A O T</alias></lexeme>
<lexeme><grapheme>GC</grapheme><alias>G C</alias></lexeme>
<lexeme><grapheme>REPL</grapheme><phoneme>ˈɹɛpəl</phoneme></lexeme>
<lexeme><grapheme>FIFO</grapheme><phoneme>ˈfaɪfoʊ</phoneme></lexeme>
<lexeme><grapheme>LIFO</grapheme><phoneme>ˈlaɪfoʊ</phoneme></lexeme>
<lexeme><grapheme>LRU</grapheme><alias>L R U</alias></lexeme>
<lexeme><grapheme>LFU</grapheme><alias>L F U</alias></lexeme>
<lexeme><grapheme>BFS</grapheme><alias>B F S</alias></lexeme>
<lexeme><grapheme>DFS</grapheme><alias>D F S</alias></lexeme>
<lexeme><grapheme>BST</grapheme><alias>B S T</alias></lexeme>
<lexeme><grapheme>AVL</grapheme><alias>A V L</alias></lexeme>
<lexeme><grapheme>DAG</grapheme><alias>dag</alias></lexeme>
<lexeme><grapheme>DAGs</grapheme><alias>dags</alias></lexeme>
<lexeme><grapheme>NP-hard</grapheme><alias>N P hard</alias></lexeme>
<lexeme><grapheme>NP-complete</grapheme><alias>N P complete</alias></lexeme>
<lexeme><grapheme>SAT</grapheme><alias>sat</alias></lexeme>
<lexeme><grapheme>ACID</grapheme><alias>acid</alias></lexeme>
<lexeme><grapheme>BASE64</grapheme><alias>base sixty four</alias></lexeme>
<lexeme><grapheme>ETL</grapheme><alias>E T L</alias></lexeme>
<lexeme><grapheme>ELT</grapheme><alias>E L T</alias></lexeme>
<lexeme><grapheme>OLAP</grapheme><phoneme>ˈoʊlæp</phoneme></lexeme>
<lexeme><grapheme>OLTP</grapheme><alias>O L T P</alias></lexeme>
<lexeme><grapheme>CAP theorem</grapheme><alias>cap theorem</alias></lexeme>
<lexeme><grapheme>NoSQL</grapheme><alias>no S Q L</alias></lexeme>
<lexeme><grapheme>NewSQL</grapheme><alias>new S Q L</alias></lexeme>
<lexeme><grapheme>DBMS</grapheme><alias>D B M S</alias></lexeme>
<lexeme><grapheme>RDBMS</grapheme><alias>R D B M S</alias></lexeme>
<lexeme><grapheme>DB</grapheme><alias>D B</alias></lexeme>
<lexeme><grapheme>DBA</grapheme><alias>D B A</alias></lexeme>
<lexeme><grapheme>DDL</grapheme><alias>D D L</alias></lexeme>
<lexeme><grapheme>DML</grapheme><alias>D M L</alias></lexeme>
<lexeme><grapheme>CTE</grapheme><alias>C T E</alias></lexeme>
<lexeme><grapheme>CTEs</grapheme><alias>C T E's</alias></lexeme>
<lexeme><grapheme>PK</grapheme><alias>P K</alias></lexeme>
<lexeme><grapheme>FK</grapheme><alias>F K</alias></lexeme>
<lexeme><grapheme>WAL</grapheme><alias>W A L</alias></lexeme>
<lexeme><grapheme>MVCC</grapheme><alias>M V C C</alias></lexeme>
<lexeme><grapheme>CPU</grapheme><alias>C P U</alias></lexeme>
<lexeme><grapheme>GPU</grapheme><alias>G P U</alias></lexeme>
<lexeme><grapheme>TPU</grapheme><alias>T P U</alias></lexeme>
<lexeme><grapheme>NPU</grapheme><alias>N P U</alias></lexeme>
<lexeme><grapheme>FPU</grapheme><alias>F P U</alias></lexeme>
<lexeme><grapheme>ALU</grapheme><alias>A L U</alias></lexeme>
<lexeme><grapheme>MMU</grapheme><alias>M M U</alias></lexeme>
<lexeme><grapheme>RAM</grapheme><alias>ram</alias></lexeme>
<lexeme><grapheme>ROM</grapheme><alias>rom</alias></lexeme>
<lexeme><grapheme>SRAM</grapheme><alias>S ram</alias></lexeme>
<lexeme><grapheme>DRAM</grapheme><alias>D ram</alias></lexeme>
<lexeme><grapheme>VRAM</grapheme><alias>V ram</alias></lexeme>
<lexeme><grapheme>DDR4</grapheme><alias>D D R four</alias></lexeme>
<lexeme><grapheme>DDR5</grapheme><alias>D D R five</alias></lexeme>
<lexeme><grapheme>EEPROM</grapheme><phoneme>ˈiːpɹɑm</phoneme></lexeme>
<lexeme><grapheme>BIOS</grapheme><phoneme>ˈbaɪɑs</phoneme></lexeme>
<lexeme><grapheme>UEFI</grapheme><alias>U E F I</alias></lexeme>
<lexeme><grapheme>SSD</grapheme><alias>S S D</alias></lexeme>
<lexeme><grapheme>HDD</grapheme><alias>H D D</alias></lexeme>
<lexeme><grapheme>NVMe</grapheme><alias>N V M E</alias></lexeme>
<lexeme><grapheme>PCIe</grapheme><alias>P C I E</alias></lexeme>
<lexeme><grapheme>PCI</grapheme><alias>P C I</alias></lexeme>
<lexeme><grapheme>USB</grapheme><alias>U S B</alias></lexeme>
<lexeme><grapheme>USB-C</grapheme><alias>U S B C</alias></lexeme>
<lexeme><grapheme>HDMI</grapheme><alias>H D M I</alias></lexeme>
<lexeme><grapheme>SATA</grapheme><phoneme>ˈseɪtə</phoneme></lexeme>
<lexeme><grapheme>SCSI</grapheme><alias>scuzzy</alias></lexeme>
<lexeme><grapheme>RAID</grapheme><alias>raid</alias></lexeme>
<lexeme><grapheme>NAS</grapheme><alias>nas</alias></lexeme>
<lexeme><grapheme>UPS</grapheme><alias>U P S</alias></lexeme>
<lexeme><grapheme>GPIO</grapheme><alias>G P I O</alias></lexeme>
<lexeme><grapheme>I2C</grapheme><alias>I squared C</alias></lexeme>
<lexeme><grapheme>SPI</grapheme><alias>S P I</alias></lexeme>
<lexeme><grapheme>UART</grapheme><phoneme>ˈjuːɑɹt</phoneme></lexeme>
<lexeme><grapheme>PWM</grapheme><alias>P W M</alias></lexeme>
<lexeme><grapheme>IoT</grapheme><alias>I O T</alias></lexeme>
<lexeme><grapheme>NFC</grapheme><alias>N F C</alias></lexeme>
<lexeme><grapheme>RFID</grapheme><alias>R F I D</alias></lexeme>
<lexeme><grapheme>Wi-Fi</grapheme><grapheme>WiFi</grapheme><grapheme>wifi</grapheme><phoneme>ˈwaɪfaɪ</phoneme></lexeme>
<lexeme><grapheme>4G</grapheme><alias>four G</alias></lexeme>
<lexeme><grapheme>5G</grapheme><alias>five G</alias></lexeme>
<lexeme><grapheme>LTE</grapheme><alias>L T E</alias></lexeme>
<lexeme><grapheme>SIM</grapheme><alias>sim</alias></lexeme>
<lexeme><grapheme>x86</grapheme><alias>X eighty six</alias></lexeme>
<lexeme><grapheme>x64</grapheme><alias>X sixty four</alias></lexeme>
<lexeme><grapheme>x86-64</grapheme><grapheme>x86_64</grapheme><alias>X eighty six sixty four</alias></lexeme>
<lexeme><grapheme>ARM64</grapheme><grapheme>arm64</grapheme><alias>arm sixty four</alias></lexeme>
<lexeme><grapheme>AArch64</grapheme><grapheme>aarch64</grapheme><alias>A arch sixty four</alias></lexeme>
<lexeme><grapheme>RISC</grapheme><phoneme>ɹɪsk</phoneme></lexeme>
<lexeme><grapheme>RISC-V</grapheme><alias>risk five</alias></lexeme>
<lexeme><grapheme>CISC</grapheme><phoneme>sɪsk</phoneme></lexeme>
<lexeme><grapheme>SIMD</grapheme><phoneme>ˈsɪmdiː</phoneme></lexeme>
<lexeme><grapheme>FPGA</grapheme><alias>F P G A</alias></lexeme>
<lexeme><grapheme>ASIC</grapheme><phoneme>ˈeɪsɪk</phoneme></lexeme>
<lexeme><grapheme>SoC</grapheme><alias>S O C</alias></lexeme>
<lexeme><grapheme>IEEE</grapheme><alias>I triple E</alias></lexeme>
<lexeme><grapheme>IEEE 754</grapheme><alias>I triple E seven fifty four</alias></lexeme>
<lexeme><grapheme>IEEE 802.11</grapheme><alias>I triple E eight oh two dot eleven</alias></lexeme>
<lexeme><grapheme>802.11</grapheme><alias>eight oh two dot eleven</alias></lexeme>
<lexeme><grapheme>802.11ac</grapheme><alias>eight oh two dot eleven A C</alias></lexeme>
<lexeme><grapheme>ISO</grapheme><alias>I S O</alias></lexeme>
<lexeme><grapheme>IETF</grapheme><alias>I E T F</alias></lexeme>
<lexeme><grapheme>RFC</grapheme><alias>R F C</alias></lexeme>
<lexeme><grapheme>W3C</grapheme><alias>W three C</alias></lexeme>
<lexeme><grapheme>WHATWG</grapheme><alias>what W G</alias></lexeme>
<lexeme><grapheme>WCAG</grapheme><phoneme>ˈwɪkæɡ</phoneme></lexeme>
<lexeme><grapheme>ECMA</grapheme><phoneme>ˈɛkmə</phoneme></lexeme>
<lexeme><grapheme>ECMAScript</grapheme><phoneme>ˈɛkmə skɹɪpt</phoneme></lexeme>
<lexeme><grapheme>ANSI</grapheme><phoneme>ˈænsi</phoneme></lexeme>
<lexeme><grapheme>NIST</grapheme><alias>nist</alias></lexeme>
<lexeme><grapheme>POSIX</grapheme><phoneme>ˈpɑzɪks</phoneme></lexeme>
<lexeme><grapheme>GDPR</grapheme><alias>G D P R</alias></lexeme>
<lexeme><grapheme>HIPAA</grapheme><phoneme>ˈhɪpə</phoneme></lexeme>
<lexeme><grapheme>FAQ</grapheme><alias>F A Q</alias></lexeme>
<lexeme><grapheme>FAQs</grapheme><alias>F A Q's</alias></lexeme>
<lexeme><grapheme>TL;DR</grapheme><grapheme>TLDR</grapheme><alias>T L D R</alias></lexeme>
<lexeme><grapheme>LGTM</grapheme><alias>L G T M</alias></lexeme>
<lexeme><grapheme>WIP</grapheme><alias>W I P</alias></lexeme>
<lexeme><grapheme>PR</grapheme><alias>P R</alias></lexeme>
<lexeme><grapheme>README</grapheme><alias>read me</alias></lexeme>
<lexeme><grapheme>TODO</grapheme><alias>to do</alias></lexeme>
<lexeme><grapheme>FIXME</grapheme><alias>fix me</alias></lexeme>
<lexeme><grapheme>WYSIWYG</grapheme><phoneme>ˈwɪziwɪɡ</phoneme></lexeme>
<lexeme><grapheme>WASM</grapheme><grapheme>Wasm</grapheme><phoneme>ˈwɑzəm</phoneme></lexeme>
<lexeme><grapheme>EOF</grapheme><alias>E O F</alias></lexeme>
<lexeme><grapheme>EOL</grapheme><alias>E O L</alias></lexeme>
<lexeme><grapheme>LF</grapheme><alias>L F</alias></lexeme>
<lexeme><grapheme>CRLF</grapheme><alias>C R L F</alias></lexeme>
<lexeme><grapheme>BOM</grapheme><alias>bom</alias></lexeme>
<lexeme><grapheme>NaN</grapheme><phoneme>næn</phoneme></lexeme>
<lexeme><grapheme>NULL</grapheme><alias>null</alias></lexeme>
<lexeme><grapheme>TTL</grapheme><alias>T T L</alias></lexeme>
<lexeme><grapheme>RTT</grapheme><alias>R T T</alias></lexeme>
<lexeme><grapheme>MTU</grapheme><alias>M T U</alias></lexeme>
<lexeme><grapheme>P2P</grapheme><alias>peer to peer</alias></lexeme>
<lexeme><grapheme>B2B</grapheme><alias>B to B</alias></lexeme>
<lexeme><grapheme>B2C</grapheme><alias>B to C</alias></lexeme>
<lexeme><grapheme>SEO</grapheme><alias>S E O</alias></lexeme>
<lexeme><grapheme>CMS</grapheme><alias>C M S</alias></lexeme>
<lexeme><grapheme>CRM</grapheme><alias>C R M</alias></lexeme>
<lexeme><grapheme>ERP</grapheme><alias>E R P</alias></lexeme>
<lexeme><grapheme>AR</grapheme><alias>A R</alias></lexeme>
<lexeme><grapheme>VR</grapheme><alias>V R</alias></lexeme>
<lexeme><grapheme>UTF</grapheme><alias>U T F</alias></lexeme>
<lexeme><grapheme>UTC</grapheme><alias>U T C</alias></lexeme>
<lexeme><grapheme>EU</grapheme><alias>E U</alias></lexeme>
<lexeme><grapheme>UN</grapheme><alias>U N</alias></lexeme>
<lexeme><grapheme>UK</grapheme><alias>U K</alias></lexeme>
<lexeme><grapheme>CEO</grapheme><alias>C E O</alias></lexeme>
<lexeme><grapheme>CTO</grapheme><alias>C T O</alias></lexeme>
<lexeme><grapheme>CFO</grapheme><alias>C F O</alias></lexeme>
<lexeme><grapheme>COO</grapheme><alias>C O O</alias></lexeme>
<lexeme><grapheme>ETA</grapheme><alias>E T A</alias></lexeme>
<lexeme><grapheme>DIY</grapheme><alias>D I Y</alias></lexeme>
<lexeme><grapheme>ATM</grapheme><alias>A T M</alias></lexeme>
<lexeme><grapheme>UFO</grapheme><alias>U F O</alias></lexeme>
<lexeme><grapheme>IEC</grapheme><alias>I E C</alias></lexeme>
<lexeme><grapheme>IRC</grapheme><alias>I R C</alias></lexeme>
<lexeme><grapheme>ICMP</grapheme><alias>I C M P</alias></lexeme>
<lexeme><grapheme>RAII</grapheme><alias>R A I I</alias></lexeme>
<lexeme><grapheme>OOM</grapheme><alias>O O M</alias></lexeme>
<lexeme><grapheme>IPC</grapheme><alias>I P C</alias></lexeme>
<lexeme><grapheme>ERD</grapheme><alias>E R D</alias></lexeme>
<lexeme><grapheme>IDL</grapheme><alias>I D L</alias></lexeme>
<lexeme><grapheme>IIRC</grapheme><alias>I I R C</alias></lexeme>
<lexeme><grapheme>AFAIK</grapheme><alias>A F A I K</alias></lexeme>
<lexeme><grapheme>EOD</grapheme><alias>E O D</alias></lexeme>
<lexeme><grapheme>OSI</grapheme><alias>O S I</alias></lexeme>
<lexeme><grapheme>OSS</grapheme><alias>O S S</alias></lexeme>
<lexeme><grapheme>UB</grapheme><alias>U B</alias></lexeme>
<lexeme><grapheme>AOP</grapheme><alias>A O P</alias></lexeme>
<lexeme><grapheme>ISP</grapheme><alias>I S P</alias></lexeme>
<lexeme><grapheme>AT&amp;T</grapheme><alias>A T and T</alias></lexeme>
<lexeme><grapheme>AI</grapheme><alias>A I</alias></lexeme>
<lexeme><grapheme>FBI</grapheme><alias>F B I</alias></lexeme>
<lexeme><grapheme>CIA</grapheme><alias>C I A</alias></lexeme>
<lexeme><grapheme>IBM</grapheme><alias>I B M</alias></lexeme>
<lexeme><grapheme>ACM</grapheme><alias>A C M</alias></lexeme>
<lexeme><grapheme>MIT</grapheme><alias>M I T</alias></lexeme>

<!-- Numeronyms -->
<lexeme><grapheme>k8s</grapheme><grapheme>K8s</grapheme><alias>kubernetes</alias></lexeme>
<lexeme><grapheme>k3s</grapheme><grapheme>K3s</grapheme><alias>K three S</alias></lexeme>
<lexeme><grapheme>i18n</grapheme><alias>internationalization</alias></lexeme>
<lexeme><grapheme>l10n</grapheme><alias>localization</alias></lexeme>
<lexeme><grapheme>a11y</grapheme><alias>accessibility</alias></lexeme>
<lexeme><grapheme>o11y</grapheme><alias>observability</alias></lexeme>

<!-- Artificial intelligence and data -->
<lexeme><grapheme>AI/ML</grapheme><alias>A I and M L</alias></lexeme>
<lexeme><grapheme>ML</grapheme><alias>M L</alias></lexeme>
<lexeme><grapheme>LLM</grapheme><alias>L L M</alias></lexeme>
<lexeme><grapheme>NLP</grapheme><alias>N L P</alias></lexeme>
<lexeme><grapheme>OCR</grapheme><alias>O C R</alias></lexeme>
<lexeme><grapheme>TTS</grapheme><alias>T T S</alias></lexeme>
<lexeme><grapheme>ASR</grapheme><alias>A S R</alias></lexeme>
<lexeme><grapheme>CNN</grapheme><alias>C N N</alias></lexeme>
<lexeme><grapheme>RNN</grapheme><alias>R N N</alias></lexeme>
<lexeme><grapheme>LSTM</grapheme><alias>L S T M</alias></lexeme>
<lexeme><grapheme>GRU</grapheme><alias>G R U</alias></lexeme>
<lexeme><grapheme>GAN</grapheme><alias>gan</alias></lexeme>
<lexeme><grapheme>GANs</grapheme><alias>gans</alias></lexeme>
<lexeme><grapheme>VAE</grapheme><alias>V A E</alias></lexeme>
<lexeme><grapheme>GPT</grapheme><alias>G P T</alias></lexeme>
<lexeme><grapheme>GPT-2</grapheme><alias>G P T two</alias></lexeme>
<lexeme><grapheme>GPT-3</grapheme><alias>G P T three</alias></lexeme>
<lexeme><grapheme>GPT-4</grapheme><alias>G P T four</alias></lexeme>
<lexeme><grapheme>ChatGPT</grapheme><alias>chat G P T</alias></lexeme>
<lexeme><grapheme>RLHF</grapheme><alias>R L H F</alias></lexeme>
<lexeme><grapheme>LoRA</grapheme><phoneme>ˈlɔɹə</phoneme></lexeme>
<lexeme><grapheme>MLP</grapheme><alias>M L P</alias></lexeme>
<lexeme><grapheme>SVM</grapheme><alias>S V M</alias></lexeme>
<lexeme><grapheme>KNN</grapheme><grapheme>kNN</grapheme><grapheme>k-NN</grapheme><alias>K N N</alias></lexeme>
<lexeme><grapheme>k-means</grapheme><alias>K means</alias></lexeme>
<lexeme><grapheme>PCA</grapheme><alias>P C A</alias></lexeme>
<lexeme><grapheme>SVD</grapheme><alias>S V D</alias></lexeme>
<lexeme><grapheme>t-SNE</grapheme><alias>T snee</alias></lexeme>
<lexeme><grapheme>UMAP</grapheme><phoneme>ˈjuːmæp</phoneme></lexeme>
<lexeme><grapheme>ReLU</grapheme><phoneme>ˈɹeɪluː</phoneme></lexeme>
<lexeme><grapheme>SGD</grapheme><alias>S G D</alias></lexeme>
<lexeme><grapheme>XGBoost</grapheme><alias>X G boost</alias></lexeme>
<lexeme><grapheme>LightGBM</grapheme><alias>light G B M</alias></lexeme>
<lexeme><grapheme>MSE</grapheme><alias>M S E</alias></lexeme>
<lexeme><grapheme>RMSE</grapheme><alias>R M S E</alias></lexeme>
<lexeme><grapheme>MAE</grapheme><alias>M A E</alias></lexeme>
<lexeme><grapheme>AUC</grapheme><alias>A U C</alias></lexeme>
<lexeme><grapheme>ROC</grapheme><alias>R O C</alias></lexeme>
<lexeme><grapheme>TF-IDF</grapheme><alias>T F I D F</alias></lexeme>
<lexeme><grapheme>F1 score</grapheme><alias>F one score</alias></lexeme>
<lexeme><grapheme>F1-score</grapheme><alias>F one score</alias></lexeme>
<lexeme><grapheme>EDA</grapheme><alias>E D A</alias></lexeme>
<lexeme><grapheme>GPUs</grapheme><alias>G P U's</alias></lexeme>
<lexeme><grapheme>MNIST</grapheme><alias>M nist</alias></lexeme>
<lexeme><grapheme>PyTorch</grapheme><grapheme>pytorch</grapheme><phoneme>ˈpaɪtɔɹtʃ</phoneme></lexeme>
<lexeme><grapheme>scikit-learn</grapheme><phoneme>ˈsaɪkɪt lɝn</phoneme></lexeme>
<lexeme><grapheme>sklearn</grapheme><alias>S K learn</alias></lexeme>
<lexeme><grapheme>NumPy</grapheme><grapheme>numpy</grapheme><phoneme>ˈnʌmpaɪ</phoneme></lexeme>
<lexeme><grapheme>SciPy</grapheme><grapheme>scipy</grapheme><phoneme>ˈsaɪpaɪ</phoneme></lexeme>
<lexeme><grapheme>SymPy</grapheme><grapheme>sympy</grapheme><phoneme>ˈsɪmpaɪ</phoneme></lexeme>
<lexeme><grapheme>OpenCV</grapheme><alias>open C V</alias></lexeme>
<lexeme><grapheme>spaCy</grapheme><phoneme>ˈspeɪsi</phoneme></lexeme>
<lexeme><grapheme>NLTK</grapheme><alias>N L T K</alias></lexeme>
<lexeme><grapheme>cuDNN</grapheme><alias>C U D N N</alias></lexeme>
<lexeme><grapheme>CUDA</grapheme><phoneme>ˈkuːdə</phoneme></lexeme>
<lexeme><grapheme>ONNX</grapheme><phoneme>ˈɑnɪks</phoneme></lexeme>
<lexeme><grapheme>OpenAI</grapheme><alias>open AI</alias></lexeme>
<lexeme><grapheme>Hugging Face</grapheme><alias>hugging face</alias></lexeme>

<!-- Languages and their parts -->
<lexeme><grapheme>C++</grapheme><alias>C plus plus</alias></lexeme>
<lexeme><grapheme>C++11</grapheme><alias>C plus plus eleven</alias></lexeme>
<lexeme><grapheme>C++14</grapheme><alias>C plus plus fourteen</alias></lexeme>
<lexeme><grapheme>C++17</grapheme><alias>C plus plus seventeen</alias></lexeme>
<lexeme><grapheme>C++20</grapheme><alias>C plus plus twenty</alias></lexeme>
<lexeme><grapheme>C++23</grapheme><alias>C plus plus twenty three</alias></lexeme>
<lexeme><grapheme>C99</grapheme><alias>C ninety nine</alias></lexeme>
<lexeme><grapheme>C11</grapheme><alias>C eleven</alias></lexeme>
<lexeme><grapheme>C#</grapheme><alias>C sharp</alias></lexeme>
<lexeme><grapheme>F#</grapheme><alias>F sharp</alias></lexeme>
<lexeme><grapheme>J#</grapheme><alias>J sharp</alias></lexeme>
<lexeme><grapheme>.NET</grapheme><alias>dot net</alias></lexeme>
<lexeme><grapheme>ASP.NET</grapheme><alias>A S P dot net</alias></lexeme>
<lexeme><grapheme>VB.NET</grapheme><alias>V B dot net</alias></lexeme>
<lexeme><grapheme>Node.js</grapheme><grapheme>node.js</grapheme><grapheme>NodeJS</grapheme><alias>node J S</alias></lexeme>
<lexeme><grapheme>Next.js</grapheme><alias>next J S</alias></lexeme>
<lexeme><grapheme>Nuxt.js</grapheme><alias>nuxt J S</alias></lexeme>
<lexeme><grapheme>Vue.js</grapheme><alias>view J S</alias></lexeme>
<lexeme><grapheme>Vue</grapheme><phoneme>vjuː</phoneme></lexeme>
<lexeme><grapheme>React.js</grapheme><alias>react J S</alias></lexeme>
<lexeme><grapheme>Express.js</grapheme><alias>express J S</alias></lexeme>
<lexeme><grapheme>D3.js</grapheme><alias>D three J S</alias></lexeme>
<lexeme><grapheme>Three.js</grapheme><alias>three J S</alias></lexeme>
<lexeme><grapheme>Deno</grapheme><phoneme>ˈdiːnoʊ</phoneme></lexeme>
<lexeme><grapheme>JS</grapheme><alias>J S</alias></lexeme>
<lexeme><grapheme>TS</grapheme><alias>T S</alias></lexeme>
<lexeme><grapheme>JSX</grapheme><alias>J S X</alias></lexeme>
<lexeme><grapheme>TSX</grapheme><alias>T S X</alias></lexeme>
<lexeme><grapheme>ES6</grapheme><alias>E S six</alias></lexeme>
<lexeme><grapheme>ES2015</grapheme><alias>E S twenty fifteen</alias></lexeme>
<lexeme><grapheme>jQuery</grapheme><alias>J query</alias></lexeme>
<lexeme><grapheme>PL/SQL</grapheme><alias>P L S Q L</alias></lexeme>
<lexeme><grapheme>T-SQL</grapheme><alias>T S Q L</alias></lexeme>
<lexeme><grapheme>MATLAB</grapheme><phoneme>ˈmætlæb</phoneme></lexeme>
<lexeme><grapheme>OCaml</grapheme><phoneme>oʊˈkæməl</phoneme></lexeme>
<lexeme><grapheme>PHP</grapheme><alias>P H P</alias></lexeme>
<lexeme><grapheme>VBA</grapheme><alias>V B A</alias></lexeme>
<lexeme><grapheme>R&amp;D</grapheme><alias>R and D</alias></lexeme>
<lexeme><grapheme>CPython</grapheme><phoneme>ˈsiːpaɪθɑn</phoneme></lexeme>
<lexeme><grapheme>PyPy</grapheme><phoneme>ˈpaɪpaɪ</phoneme></lexeme>
<lexeme><grapheme>PyPI</grapheme><alias>pie P I</alias></lexeme>
<lexeme><grapheme>PyCharm</grapheme><phoneme>ˈpaɪtʃɑɹm</phoneme></lexeme>
<lexeme><grapheme>Pygame</grapheme><grapheme>pygame</grapheme><phoneme>ˈpaɪɡeɪm</phoneme></lexeme>
<lexeme><grapheme>pytest</grapheme><phoneme>ˈpaɪtɛst</phoneme></lexeme>
<lexeme><grapheme>pyenv</grapheme><phoneme>ˈpaɪɛnv</phoneme></lexeme>
<lexeme><grapheme>pyproject</grapheme><phoneme>ˈpaɪpɹɑdʒɛkt</phoneme></lexeme>
<lexeme><grapheme>uvicorn</grapheme><phoneme>ˈjuːvɪkɔɹn</phoneme></lexeme>
<lexeme><grapheme>mypy</grapheme><phoneme>ˈmaɪpaɪ</phoneme></lexeme>
<lexeme><grapheme>venv</grapheme><alias>V env</alias></lexeme>
<lexeme><grapheme>asyncio</grapheme><alias>async I O</alias></lexeme>
<lexeme><grapheme>aiohttp</grapheme><alias>A I O H T T P</alias></lexeme>
<lexeme><grapheme>httpx</grapheme><alias>H T T P X</alias></lexeme>
<lexeme><grapheme>FastAPI</grapheme><alias>fast A P I</alias></lexeme>
<lexeme><grapheme>SQLAlchemy</grapheme><alias>S Q L alchemy</alias></lexeme>
<lexeme><grapheme>WSGI</grapheme><alias>whiskey</alias></lexeme>
<lexeme><grapheme>ASGI</grapheme><alias>A S G I</alias></lexeme>
<lexeme><grapheme>stdlib</grapheme><alias>standard lib</alias></lexeme>
<lexeme><grapheme>stdin</grapheme><alias>standard in</alias></lexeme>
<lexeme><grapheme>stdout</grapheme><alias>standard out</alias></lexeme>
<lexeme><grapheme>stderr</grapheme><alias>standard error</alias></lexeme>
<lexeme><grapheme>stdio</grapheme><alias>standard I O</alias></lexeme>
<lexeme><grapheme>argv</grapheme><alias>arg V</alias></lexeme>
<lexeme><grapheme>argc</grapheme><alias>arg C</alias></lexeme>
<lexeme><grapheme>printf</grapheme><alias>print F</alias></lexeme>
<lexeme><grapheme>println</grapheme><alias>print line</alias></lexeme>
<lexeme><grapheme>sprintf</grapheme><alias>S print F</alias></lexeme>
<lexeme><grapheme>scanf</grapheme><alias>scan F</alias></lexeme>
<lexeme><grapheme>fprintf</grapheme><alias>F print F</alias></lexeme>
<lexeme><grapheme>malloc</grapheme><phoneme>ˈmælɑk</phoneme></lexeme>
<lexeme><grapheme>constexpr</grapheme><alias>const expr</alias></lexeme>
<lexeme><grapheme>nullptr</grapheme><alias>null pointer</alias></lexeme>
<lexeme><grapheme>enum</grapheme><phoneme>ˈiːnʌm</phoneme></lexeme>
<lexeme><grapheme>enums</grapheme><phoneme>ˈiːnʌmz</phoneme></lexeme>
<lexeme><grapheme>kwarg</grapheme><alias>keyword arg</alias></lexeme>
<lexeme><grapheme>dtype</grapheme><alias>D type</alias></lexeme>
<lexeme><grapheme>ndarray</grapheme><alias>N D array</alias></lexeme>
<lexeme><grapheme>islice</grapheme><alias>I slice</alias></lexeme>
<lexeme><grapheme>deque</grapheme><phoneme>dɛk</phoneme></lexeme>
<lexeme><grapheme>GIL</grapheme><phoneme>ɡɪl</phoneme></lexeme>
<lexeme><grapheme>PEP</grapheme><alias>pep</alias></lexeme>
<lexeme><grapheme>PEP 8</grapheme><grapheme>PEP8</grapheme><alias>pep eight</alias></lexeme>
<lexeme><grapheme>PEP 484</grapheme><alias>pep four eighty four</alias></lexeme>
<lexeme><grapheme>LLVM</grapheme><alias>L L V M</alias></lexeme>
<lexeme><grapheme>GCC</grapheme><grapheme>gcc</grapheme><alias>G C C</alias></lexeme>
<lexeme><grapheme>glibc</grapheme><alias>G lib C</alias></lexeme>
<lexeme><grapheme>libc</grapheme><alias>lib C</alias></lexeme>
<lexeme><grapheme>CMake</grapheme><alias>C make</alias></lexeme>
<lexeme><grapheme>Xcode</grapheme><phoneme>ˈɛkskoʊd</phoneme></lexeme>
<lexeme><grapheme>iOS</grapheme><alias>I O S</alias></lexeme>
<lexeme><grapheme>iPadOS</grapheme><alias>iPad O S</alias></lexeme>
<lexeme><grapheme>macOS</grapheme><alias>mac O S</alias></lexeme>
<lexeme><grapheme>tvOS</grapheme><alias>T V O S</alias></lexeme>
<lexeme><grapheme>watchOS</grapheme><alias>watch O S</alias></lexeme>
<lexeme><grapheme>VS Code</grapheme><alias>V S code</alias></lexeme>
<lexeme><grapheme>VSCode</grapheme><alias>V S code</alias></lexeme>
<lexeme><grapheme>IntelliJ</grapheme><alias>intelli J</alias></lexeme>
<lexeme><grapheme>JVM</grapheme><alias>J V M</alias></lexeme>
<lexeme><grapheme>JDK</grapheme><alias>J D K</alias></lexeme>
<lexeme><grapheme>JRE</grapheme><alias>J R E</alias></lexeme>
<lexeme><grapheme>JPA</grapheme><alias>J P A</alias></lexeme>
<lexeme><grapheme>KVM</grapheme><alias>K V M</alias></lexeme>
<lexeme><grapheme>WSL</grapheme><alias>W S L</alias></lexeme>
<lexeme><grapheme>WSL2</grapheme><alias>W S L two</alias></lexeme>
<lexeme><grapheme>LaTeX</grapheme><phoneme>ˈleɪtɛk</phoneme></lexeme>
<lexeme><grapheme>TeX</grapheme><phoneme>tɛk</phoneme></lexeme>
<lexeme><grapheme>BibTeX</grapheme><phoneme>ˈbɪbtɛk</phoneme></lexeme>
<lexeme><grapheme>XeLaTeX</grapheme><phoneme>ˈziːleɪtɛk</phoneme></lexeme>
<lexeme><grapheme>MathML</grapheme><alias>math M L</alias></lexeme>
<lexeme><grapheme>MathJax</grapheme><phoneme>ˈmæθdʒæks</phoneme></lexeme>
<lexeme><grapheme>KaTeX</grapheme><phoneme>ˈkeɪtɛk</phoneme></lexeme>

<!-- Programs and commands -->
<lexeme><grapheme>nginx</grapheme><grapheme>NGINX</grapheme><grapheme>Nginx</grapheme><alias>engine X</alias></lexeme>
<lexeme><grapheme>kubectl</grapheme><alias>kube control</alias></lexeme>
<lexeme><grapheme>kubelet</grapheme><phoneme>ˈkjuːblɪt</phoneme></lexeme>
<lexeme><grapheme>kubeadm</grapheme><alias>kube admin</alias></lexeme>
<lexeme><grapheme>etcd</grapheme><phoneme>ˈɛtsiːdiː</phoneme></lexeme>
<lexeme><grapheme>systemd</grapheme><alias>system D</alias></lexeme>
<lexeme><grapheme>systemctl</grapheme><alias>system control</alias></lexeme>
<lexeme><grapheme>journalctl</grapheme><alias>journal control</alias></lexeme>
<lexeme><grapheme>sysctl</grapheme><alias>sys control</alias></lexeme>
<lexeme><grapheme>PostgreSQL</grapheme><alias>postgres Q L</alias></lexeme>
<lexeme><grapheme>psql</grapheme><alias>P S Q L</alias></lexeme>
<lexeme><grapheme>pgAdmin</grapheme><alias>P G admin</alias></lexeme>
<lexeme><grapheme>MySQL</grapheme><grapheme>mysql</grapheme><alias>my S Q L</alias></lexeme>
<lexeme><grapheme>MariaDB</grapheme><alias>maria D B</alias></lexeme>
<lexeme><grapheme>SQLite</grapheme><grapheme>sqlite</grapheme><alias>S Q lite</alias></lexeme>
<lexeme><grapheme>sqlite3</grapheme><alias>S Q lite three</alias></lexeme>
<lexeme><grapheme>MongoDB</grapheme><alias>mongo D B</alias></lexeme>
<lexeme><grapheme>DynamoDB</grapheme><alias>dynamo D B</alias></lexeme>
<lexeme><grapheme>CouchDB</grapheme><alias>couch D B</alias></lexeme>
<lexeme><grapheme>InfluxDB</grapheme><alias>influx D B</alias></lexeme>
<lexeme><grapheme>DuckDB</grapheme><alias>duck D B</alias></lexeme>
<lexeme><grapheme>RabbitMQ</grapheme><alias>rabbit M Q</alias></lexeme>
<lexeme><grapheme>ZeroMQ</grapheme><alias>zero M Q</alias></lexeme>
<lexeme><grapheme>OpenSSL</grapheme><alias>open S S L</alias></lexeme>
<lexeme><grapheme>OpenSSH</grapheme><alias>open S S H</alias></lexeme>
<lexeme><grapheme>OpenGL</grapheme><alias>open G L</alias></lexeme>
<lexeme><grapheme>WebGL</grapheme><alias>web G L</alias></lexeme>
<lexeme><grapheme>OpenAPI</grapheme><alias>open A P I</alias></lexeme>
<lexeme><grapheme>WebRTC</grapheme><alias>web R T C</alias></lexeme>
<lexeme><grapheme>npm</grapheme><alias>N P M</alias></lexeme>
<lexeme><grapheme>npx</grapheme><alias>N P X</alias></lexeme>
<lexeme><grapheme>pnpm</grapheme><alias>P N P M</alias></lexeme>
<lexeme><grapheme>apt-get</grapheme><alias>apt get</alias></lexeme>
<lexeme><grapheme>dpkg</grapheme><alias>D package</alias></lexeme>
<lexeme><grapheme>rsync</grapheme><alias>R sync</alias></lexeme>
<lexeme><grapheme>scp</grapheme><alias>S C P</alias></lexeme>
<lexeme><grapheme>wget</grapheme><alias>W get</alias></lexeme>
<lexeme><grapheme>tmux</grapheme><phoneme>ˈtiːmʌks</phoneme></lexeme>
<lexeme><grapheme>zsh</grapheme><alias>Z shell</alias></lexeme>
<lexeme><grapheme>csh</grapheme><alias>C shell</alias></lexeme>
<lexeme><grapheme>sudo</grapheme><phoneme>ˈsuːduː</phoneme></lexeme>
<lexeme><grapheme>chmod</grapheme><phoneme>ˈtʃəmɑd</phoneme></lexeme>
<lexeme><grapheme>chown</grapheme><phoneme>ˈtʃoʊn</phoneme></lexeme>
<lexeme><grapheme>chgrp</grapheme><alias>change group</alias></lexeme>
<lexeme><grapheme>mkdir</grapheme><alias>make dir</alias></lexeme>
<lexeme><grapheme>rmdir</grapheme><alias>R M dir</alias></lexeme>
<lexeme><grapheme>xargs</grapheme><alias>X args</alias></lexeme>
<lexeme><grapheme>ifconfig</grapheme><alias>if config</alias></lexeme>
<lexeme><grapheme>ipconfig</grapheme><alias>I P config</alias></lexeme>
<lexeme><grapheme>iptables</grapheme><alias>I P tables</alias></lexeme>
<lexeme><grapheme>nslookup</grapheme><alias>N S lookup</alias></lexeme>
<lexeme><grapheme>tcpdump</grapheme><alias>T C P dump</alias></lexeme>
<lexeme><grapheme>fstab</grapheme><alias>F S tab</alias></lexeme>
<lexeme><grapheme>crontab</grapheme><alias>cron tab</alias></lexeme>
<lexeme><grapheme>htop</grapheme><alias>H top</alias></lexeme>
<lexeme><grapheme>ffmpeg</grapheme><grapheme>FFmpeg</grapheme><alias>F F M peg</alias></lexeme>
<lexeme><grapheme>ImageMagick</grapheme><alias>image magick</alias></lexeme>
<lexeme><grapheme>Neovim</grapheme><grapheme>neovim</grapheme><alias>neo vim</alias></lexeme>
<lexeme><grapheme>GNOME</grapheme><phoneme>ɡəˈnoʊm</phoneme></lexeme>
<lexeme><grapheme>KDE</grapheme><alias>K D E</alias></lexeme>
<lexeme><grapheme>Qt</grapheme><phoneme>kjuːt</phoneme></lexeme>
<lexeme><grapheme>GTK</grapheme><alias>G T K</alias></lexeme>
<lexeme><grapheme>CentOS</grapheme><alias>cent O S</alias></lexeme>
<lexeme><grapheme>RHEL</grapheme><phoneme>ɹɛl</phoneme></lexeme>
<lexeme><grapheme>openSUSE</grapheme><phoneme>ˌoʊpənˈsuːsə</phoneme></lexeme>
<lexeme><grapheme>FreeBSD</grapheme><alias>free B S D</alias></lexeme>
<lexeme><grapheme>OpenBSD</grapheme><alias>open B S D</alias></lexeme>
<lexeme><grapheme>BSD</grapheme><alias>B S D</alias></lexeme>
<lexeme><grapheme>GPL</grapheme><alias>G P L</alias></lexeme>
<lexeme><grapheme>LGPL</grapheme><alias>L G P L</alias></lexeme>
<lexeme><grapheme>AGPL</grapheme><alias>A G P L</alias></lexeme>
<lexeme><grapheme>GNU</grapheme><phoneme>ɡəˈnuː</phoneme></lexeme>
<lexeme><grapheme>ext4</grapheme><alias>E X T four</alias></lexeme>
<lexeme><grapheme>NTFS</grapheme><alias>N T F S</alias></lexeme>
<lexeme><grapheme>ZFS</grapheme><alias>Z F S</alias></lexeme>
<lexeme><grapheme>Btrfs</grapheme><alias>butter F S</alias></lexeme>
<lexeme><grapheme>NFS</grapheme><alias>N F S</alias></lexeme>
<lexeme><grapheme>tmpfs</grapheme><alias>temp F S</alias></lexeme>
<lexeme><grapheme>Ctrl</grapheme><alias>control</alias></lexeme>
<lexeme><grapheme>Cmd</grapheme><alias>command</alias></lexeme>
<lexeme><grapheme>Esc</grapheme><alias>escape</alias></lexeme>
<lexeme><grapheme>PgUp</grapheme><alias>page up</alias></lexeme>
<lexeme><grapheme>PgDn</grapheme><alias>page down</alias></lexeme>

<!-- Mathematics and statistics -->
<lexeme><grapheme>arcsin</grapheme><alias>arc sine</alias></lexeme>
<lexeme><grapheme>arccos</grapheme><alias>arc cosine</alias></lexeme>
<lexeme><grapheme>arctan</grapheme><alias>arc tan</alias></lexeme>
<lexeme><grapheme>sinh</grapheme><alias>hyperbolic sine</alias></lexeme>
<lexeme><grapheme>cosh</grapheme><alias>hyperbolic cosine</alias></lexeme>
<lexeme><grapheme>tanh</grapheme><alias>hyperbolic tangent</alias></lexeme>
<lexeme><grapheme>argmax</grapheme><alias>arg max</alias></lexeme>
<lexeme><grapheme>argmin</grapheme><alias>arg min</alias></lexeme>
<lexeme><grapheme>gcd</grapheme><grapheme>GCD</grapheme><alias>G C D</alias></lexeme>
<lexeme><grapheme>lcm</grapheme><grapheme>LCM</grapheme><alias>L C M</alias></lexeme>
<lexeme><grapheme>RHS</grapheme><alias>right hand side</alias></lexeme>
<lexeme><grapheme>LHS</grapheme><alias>left hand side</alias></lexeme>
<lexeme><grapheme>WLOG</grapheme><alias>without loss of generality</alias></lexeme>
<lexeme><grapheme>QED</grapheme><alias>Q E D</alias></lexeme>
<lexeme><grapheme>ODE</grapheme><alias>O D E</alias></lexeme>
<lexeme><grapheme>ODEs</grapheme><alias>O D E's</alias></lexeme>
<lexeme><grapheme>PDE</grapheme><alias>P D E</alias></lexeme>
<lexeme><grapheme>PDEs</grapheme><alias>P D E's</alias></lexeme>
<lexeme><grapheme>FFT</grapheme><alias>F F T</alias></lexeme>
<lexeme><grapheme>DFT</grapheme><alias>D F T</alias></lexeme>
<lexeme><grapheme>CDF</grapheme><alias>C D F</alias></lexeme>
<lexeme><grapheme>PMF</grapheme><alias>P M F</alias></lexeme>
<lexeme><grapheme>MLE</grapheme><alias>M L E</alias></lexeme>
<lexeme><grapheme>MCMC</grapheme><alias>M C M C</alias></lexeme>
<lexeme><grapheme>ANOVA</grapheme><phoneme>əˈnoʊvə</phoneme></lexeme>
<lexeme><grapheme>iid</grapheme><alias>I I D</alias></lexeme>
<lexeme><grapheme>i.i.d</grapheme><alias>I I D</alias></lexeme>
<lexeme><grapheme>p-value</grapheme><alias>P value</alias></lexeme>
<lexeme><grapheme>p-values</grapheme><alias>P values</alias></lexeme>
<lexeme><grapheme>z-score</grapheme><alias>Z score</alias></lexeme>
<lexeme><grapheme>t-test</grapheme><alias>T test</alias></lexeme>
<lexeme><grapheme>n-gram</grapheme><alias>N gram</alias></lexeme>
<lexeme><grapheme>n-grams</grapheme><alias>N grams</alias></lexeme>
<lexeme><grapheme>x-axis</grapheme><alias>X axis</alias></lexeme>
<lexeme><grapheme>y-axis</grapheme><alias>Y axis</alias></lexeme>
<lexeme><grapheme>z-axis</grapheme><alias>Z axis</alias></lexeme>
<lexeme><grapheme>3D</grapheme><alias>three D</alias></lexeme>
<lexeme><grapheme>2D</grapheme><alias>two D</alias></lexeme>
<lexeme><grapheme>1D</grapheme><alias>one D</alias></lexeme>
<lexeme><grapheme>L1</grapheme><alias>L one</alias></lexeme>
<lexeme><grapheme>L2</grapheme><alias>L two</alias></lexeme>
<lexeme><grapheme>Big-O</grapheme><alias>big O</alias></lexeme>
<lexeme><grapheme>big-O</grapheme><alias>big O</alias></lexeme>

<!-- Science -->
<lexeme><grapheme>DNA</grapheme><alias>D N A</alias></lexeme>
<lexeme><grapheme>RNA</grapheme><alias>R N A</alias></lexeme>
<lexeme><grapheme>mRNA</grapheme><alias>M R N A</alias></lexeme>
<lexeme><grapheme>tRNA</grapheme><alias>T R N A</alias></lexeme>
<lexeme><grapheme>PCR</grapheme><alias>P C R</alias></lexeme>
<lexeme><grapheme>CRISPR</grapheme><alias>crisper</alias></lexeme>
<lexeme><grapheme>ATP</grapheme><alias>A T P</alias></lexeme>
<lexeme><grapheme>ADP</grapheme><alias>A D P</alias></lexeme>
<lexeme><grapheme>pH</grapheme><alias>P H</alias></lexeme>
<lexeme><grapheme>HIV</grapheme><alias>H I V</alias></lexeme>
<lexeme><grapheme>COVID-19</grapheme><alias>covid nineteen</alias></lexeme>
<lexeme><grapheme>MRI</grapheme><alias>M R I</alias></lexeme>
<lexeme><grapheme>fMRI</grapheme><alias>F M R I</alias></lexeme>
<lexeme><grapheme>CT scan</grapheme><alias>C T scan</alias></lexeme>
<lexeme><grapheme>EEG</grapheme><alias>E E G</alias></lexeme>
<lexeme><grapheme>ECG</grapheme><alias>E C G</alias></lexeme>
<lexeme><grapheme>EKG</grapheme><alias>E K G</alias></lexeme>
<lexeme><grapheme>UV</grapheme><alias>U V</alias></lexeme>
<lexeme><grapheme>IR</grapheme><alias>I R</alias></lexeme>
<lexeme><grapheme>EMF</grapheme><alias>E M F</alias></lexeme>
<lexeme><grapheme>LED</grapheme><alias>L E D</alias></lexeme>
<lexeme><grapheme>LEDs</grapheme><alias>L E D's</alias></lexeme>
<lexeme><grapheme>LCD</grapheme><alias>L C D</alias></lexeme>
<lexeme><grapheme>OLED</grapheme><alias>O led</alias></lexeme>
<lexeme><grapheme>LIDAR</grapheme><grapheme>LiDAR</grapheme><phoneme>ˈlaɪdɑɹ</phoneme></lexeme>
<lexeme><grapheme>GPS</grapheme><alias>G P S</alias></lexeme>
<lexeme><grapheme>ESA</grapheme><alias>E S A</alias></lexeme>
<lexeme><grapheme>CERN</grapheme><phoneme>sɝn</phoneme></lexeme>
<lexeme><grapheme>LIGO</grapheme><phoneme>ˈlaɪɡoʊ</phoneme></lexeme>
<lexeme><grapheme>LHC</grapheme><alias>L H C</alias></lexeme>
<lexeme><grapheme>IUPAC</grapheme><phoneme>ˈaɪjuːpæk</phoneme></lexeme>
<lexeme><grapheme>AC/DC</grapheme><alias>A C D C</alias></lexeme>
<lexeme><grapheme>RMS</grapheme><alias>R M S</alias></lexeme>
<lexeme><grapheme>SNR</grapheme><alias>S N R</alias></lexeme>
<lexeme><grapheme>EM waves</grapheme><alias>E M waves</alias></lexeme>
<lexeme><grapheme>RPM</grapheme><alias>R P M</alias></lexeme>
<lexeme><grapheme>BMI</grapheme><alias>B M I</alias></lexeme>
<lexeme><grapheme>GDP</grapheme><alias>G D P</alias></lexeme>
<lexeme><grapheme>CFC</grapheme><alias>C F C</alias></lexeme>
<lexeme><grapheme>CFCs</grapheme><alias>C F C's</alias></lexeme>
<lexeme><grapheme>TNT</grapheme><alias>T N T</alias></lexeme>
<lexeme><grapheme>PVC</grapheme><alias>P V C</alias></lexeme>
<lexeme><grapheme>IPCC</grapheme><alias>I P C C</alias></lexeme>
<lexeme><grapheme>ISS</grapheme><alias>I S S</alias></lexeme>
<lexeme><grapheme>JWST</grapheme><alias>J W S T</alias></lexeme>

<!-- Names that spelling hides -->
<lexeme><grapheme>Euler</grapheme><phoneme>ˈɔɪlɚ</phoneme></lexeme>
<lexeme><grapheme>Euler's</grapheme><phoneme>ˈɔɪlɚz</phoneme></lexeme>
<lexeme><grapheme>Dijkstra</grapheme><phoneme>ˈdaɪkstɹə</phoneme></lexeme>
<lexeme><grapheme>Dijkstra's</grapheme><phoneme>ˈdaɪkstɹəz</phoneme></lexeme>
<lexeme><grapheme>Knuth</grapheme><phoneme>kəˈnuːθ</phoneme></lexeme>
<lexeme><grapheme>Poisson</grapheme><phoneme>pwɑˈsɔn</phoneme></lexeme>
<lexeme><grapheme>Cauchy</grapheme><phoneme>ˈkoʊʃi</phoneme></lexeme>
<lexeme><grapheme>Lagrange</grapheme><phoneme>ləˈɡɹɑnʒ</phoneme></lexeme>
<lexeme><grapheme>Laplace</grapheme><phoneme>ləˈplɑs</phoneme></lexeme>
<lexeme><grapheme>Huygens</grapheme><phoneme>ˈhaɪɡənz</phoneme></lexeme>
<lexeme><grapheme>Gauss</grapheme><phoneme>ɡaʊs</phoneme></lexeme>
<lexeme><grapheme>Schrödinger</grapheme><phoneme>ˈʃɹoʊdɪŋɚ</phoneme></lexeme>
<lexeme><grapheme>Schrödinger's</grapheme><phoneme>ˈʃɹoʊdɪŋɚz</phoneme></lexeme>
<lexeme><grapheme>Gödel</grapheme><phoneme>ˈɡɜːdəl</phoneme></lexeme>
<lexeme><grapheme>Ramanujan</grapheme><phoneme>ɹɑˈmɑnʊdʒən</phoneme></lexeme>
<lexeme><grapheme>Galois</grapheme><phoneme>ɡælˈwɑ</phoneme></lexeme>
<lexeme><grapheme>Chebyshev</grapheme><phoneme>ˈtʃɛbɪʃɛf</phoneme></lexeme>
<lexeme><grapheme>Bézier</grapheme><phoneme>ˈbɛzieɪ</phoneme></lexeme>
<lexeme><grapheme>Fourier</grapheme><phoneme>ˈfʊɹieɪ</phoneme></lexeme>
<lexeme><grapheme>Markov</grapheme><phoneme>ˈmɑɹkɔf</phoneme></lexeme>
<lexeme><grapheme>Levenshtein</grapheme><phoneme>ˈlɛvənʃtaɪn</phoneme></lexeme>
<lexeme><grapheme>Kubernetes</grapheme><phoneme>ˌkuːbɚˈnɛtiːz</phoneme></lexeme>
<lexeme><grapheme>Linux</grapheme><phoneme>ˈlɪnəks</phoneme></lexeme>
<lexeme><grapheme>Ubuntu</grapheme><phoneme>ʊˈbʊntuː</phoneme></lexeme>
<lexeme><grapheme>Debian</grapheme><phoneme>ˈdɛbiən</phoneme></lexeme>
<lexeme><grapheme>Django</grapheme><phoneme>ˈdʒæŋɡoʊ</phoneme></lexeme>
<lexeme><grapheme>Ansible</grapheme><phoneme>ˈænsɪbəl</phoneme></lexeme>
<lexeme><grapheme>Svelte</grapheme><phoneme>ˈsvɛlt</phoneme></lexeme>
<lexeme><grapheme>Lua</grapheme><phoneme>ˈluːə</phoneme></lexeme>
<lexeme><grapheme>Redis</grapheme><phoneme>ˈɹɛdɪs</phoneme></lexeme>
<lexeme><grapheme>Kafka</grapheme><phoneme>ˈkɑfkə</phoneme></lexeme>
<lexeme><grapheme>async</grapheme><phoneme>ˈeɪsɪŋk</phoneme></lexeme>
<lexeme><grapheme>daemon</grapheme><phoneme>ˈdiːmən</phoneme></lexeme>
<lexeme><grapheme>daemons</grapheme><phoneme>ˈdiːmənz</phoneme></lexeme>
<lexeme><grapheme>regex</grapheme><phoneme>ˈɹɛdʒɛks</phoneme></lexeme>
<lexeme><grapheme>regexes</grapheme><phoneme>ˈɹɛdʒɛksɪz</phoneme></lexeme>
<lexeme><grapheme>tuple</grapheme><phoneme>ˈtuːpəl</phoneme></lexeme>
<lexeme><grapheme>tuples</grapheme><phoneme>ˈtuːpəlz</phoneme></lexeme>
<lexeme><grapheme>memoize</grapheme><phoneme>ˈmɛmoʊaɪz</phoneme></lexeme>
<lexeme><grapheme>memoized</grapheme><phoneme>ˈmɛmoʊaɪzd</phoneme></lexeme>
<lexeme><grapheme>memoization</grapheme><phoneme>ˌmɛmoʊaɪˈzeɪʃən</phoneme></lexeme>
<lexeme><grapheme>idempotent</grapheme><phoneme>ˌaɪdəmˈpoʊtənt</phoneme></lexeme>
<lexeme><grapheme>monad</grapheme><phoneme>ˈmoʊnæd</phoneme></lexeme>
<lexeme><grapheme>monads</grapheme><phoneme>ˈmoʊnædz</phoneme></lexeme>
<lexeme><grapheme>coroutine</grapheme><phoneme>ˈkoʊɹuːtiːn</phoneme></lexeme>
<lexeme><grapheme>coroutines</grapheme><phoneme>ˈkoʊɹuːtiːnz</phoneme></lexeme>
<lexeme><grapheme>mutex</grapheme><phoneme>ˈmjuːtɛks</phoneme></lexeme>
<lexeme><grapheme>semaphore</grapheme><phoneme>ˈsɛməfɔɹ</phoneme></lexeme>
<lexeme><grapheme>epoch</grapheme><phoneme>ˈɛpək</phoneme></lexeme>
<lexeme><grapheme>epochs</grapheme><phoneme>ˈɛpəks</phoneme></lexeme>
<lexeme><grapheme>cron</grapheme><phoneme>ˈkɹɑn</phoneme></lexeme>
<lexeme><grapheme>cache</grapheme><phoneme>ˈkæʃ</phoneme></lexeme>
<lexeme><grapheme>caches</grapheme><phoneme>ˈkæʃɪz</phoneme></lexeme>
<lexeme><grapheme>cached</grapheme><phoneme>ˈkæʃt</phoneme></lexeme>
<lexeme><grapheme>caching</grapheme><phoneme>ˈkæʃɪŋ</phoneme></lexeme>
<lexeme><grapheme>repo</grapheme><phoneme>ˈɹiːpoʊ</phoneme></lexeme>
<lexeme><grapheme>repos</grapheme><phoneme>ˈɹiːpoʊz</phoneme></lexeme>
<lexeme><grapheme>lambda</grapheme><phoneme>ˈlæmdə</phoneme></lexeme>
<lexeme><grapheme>sigmoid</grapheme><phoneme>ˈsɪɡmɔɪd</phoneme></lexeme>
<lexeme><grapheme>softmax</grapheme><phoneme>ˈsɔftmæks</phoneme></lexeme>
<lexeme><grapheme>logit</grapheme><phoneme>ˈloʊdʒɪt</phoneme></lexeme>
<lexeme><grapheme>logits</grapheme><phoneme>ˈloʊdʒɪts</phoneme></lexeme>
<lexeme><grapheme>Bayesian</grapheme><phoneme>ˈbeɪziən</phoneme></lexeme>
<lexeme><grapheme>eigenvalue</grapheme><phoneme>ˈaɪɡənvæljuː</phoneme></lexeme>
<lexeme><grapheme>eigenvalues</grapheme><phoneme>ˈaɪɡənvæljuːz</phoneme></lexeme>
<lexeme><grapheme>eigenvector</grapheme><phoneme>ˈaɪɡənvɛktɚ</phoneme></lexeme>
<lexeme><grapheme>eigenvectors</grapheme><phoneme>ˈaɪɡənvɛktɚz</phoneme></lexeme>
<lexeme><grapheme>Jacobian</grapheme><phoneme>dʒəˈkoʊbiən</phoneme></lexeme>
<lexeme><grapheme>Hessian</grapheme><phoneme>ˈhɛʃən</phoneme></lexeme>
<lexeme><grapheme>homomorphism</grapheme><phoneme>ˌhɑməˈmɔɹfɪzəm</phoneme></lexeme>
<lexeme><grapheme>isomorphism</grapheme><phoneme>ˌaɪsəˈmɔɹfɪzəm</phoneme></lexeme>
<lexeme><grapheme>quaternion</grapheme><phoneme>kwəˈtɝniən</phoneme></lexeme>
<lexeme><grapheme>quaternions</grapheme><phoneme>kwəˈtɝniənz</phoneme></lexeme>
<lexeme><grapheme>Boolean</grapheme><phoneme>ˈbuːliən</phoneme></lexeme>
<lexeme><grapheme>boolean</grapheme><phoneme>ˈbuːliən</phoneme></lexeme>
<lexeme><grapheme>booleans</grapheme><phoneme>ˈbuːliənz</phoneme></lexeme>

<!-- Heteronyms, by their neighbour -->
<lexeme near:before="stream streams streaming demo coding data reload video audio broadcast chat update updates session server environment traffic event"><grapheme>live</grapheme><grapheme>Live</grapheme><phoneme>laɪv</phoneme></lexeme>
<lexeme near:after="to we they people you i who"><grapheme>live</grapheme><grapheme>Live</grapheme><phoneme>lɪv</phoneme></lexeme>
<lexeme near:before="acid poisoning pipe pipes ions atoms oxide battery paint nitrate"><grapheme>lead</grapheme><grapheme>Lead</grapheme><phoneme>lɛd</phoneme></lexeme>
<lexeme near:before="guitar drum line note clef player"><grapheme>bass</grapheme><grapheme>Bass</grapheme><phoneme>beɪs</phoneme></lexeme>
<lexeme near:after="to and please take"><grapheme>bow</grapheme><grapheme>Bow</grapheme><phoneme>baʊ</phoneme></lexeme>
<lexeme near:before="up down back around"><grapheme>wind</grapheme><grapheme>Wind</grapheme><phoneme>waɪnd</phoneme></lexeme>
<lexeme near:before="up around down"><grapheme>wound</grapheme><grapheme>Wound</grapheme><phoneme>waʊnd</phoneme></lexeme>
<lexeme near:before="amount amounts detail details difference differences changes particles quantities"><grapheme>minute</grapheme><grapheme>Minute</grapheme><phoneme>maɪˈnuːt</phoneme></lexeme>
<lexeme near:before="down up apart"><grapheme>tear</grapheme><grapheme>Tear</grapheme><phoneme>tɛɹ</phoneme></lexeme>
<lexeme near:before="gas drop drops duct"><grapheme>tear</grapheme><grapheme>Tear</grapheme><phoneme>tɪɹ</phoneme></lexeme>
<lexeme near:before="of vector vectors space and operations major number index"><grapheme>row</grapheme><grapheme>Row</grapheme><phoneme>ɹoʊ</phoneme></lexeme>
<lexeme near:after="to and the some"><grapheme>polish</grapheme><phoneme>ˈpɑlɪʃ</phoneme></lexeme>
<lexeme near:before="notation language people"><grapheme>Polish</grapheme><phoneme>ˈpoʊlɪʃ</phoneme></lexeme>
<lexeme near:after="to will can and then we"><grapheme>resume</grapheme><grapheme>Resume</grapheme><phoneme>ɹɪˈzuːm</phoneme></lexeme>
<lexeme near:after="your my his her a their the"><grapheme>resume</grapheme><grapheme>Resume</grapheme><phoneme>ˈɹɛzəmeɪ</phoneme></lexeme>
<lexeme near:before="interview"><grapheme>job</grapheme><phoneme>dʒɑb</phoneme></lexeme>
<lexeme near:after="was were been being already had has have is are just be gets got"><grapheme>read</grapheme><grapheme>Read</grapheme><phoneme>ɹɛd</phoneme></lexeme>
<lexeme near:after="to will can could would should we you they i and then please must or cannot"><grapheme>read</grapheme><grapheme>Read</grapheme><phoneme>ɹiːd</phoneme></lexeme>
<lexeme near:before="to enough together relative match friend friends attention"><grapheme>close</grapheme><grapheme>Close</grapheme><phoneme>kloʊs</phoneme></lexeme>
<lexeme near:before="the it a this that your all them both"><grapheme>close</grapheme><grapheme>Close</grapheme><phoneme>kloʊz</phoneme></lexeme>
<lexeme near:after="the a of in for this that its their no any our further memory common"><grapheme>use</grapheme><grapheme>Use</grapheme><phoneme>juːs</phoneme></lexeme>
<lexeme near:after="to we you they i can will could should must and or may then not often people"><grapheme>use</grapheme><grapheme>Use</grapheme><phoneme>juːz</phoneme></lexeme>
<lexeme near:before="type types length delivery management negotiation"><grapheme>content</grapheme><grapheme>Content</grapheme><phoneme>ˈkɑntɛnt</phoneme></lexeme>
<lexeme near:before="input syntax token argument value state index address date key data"><grapheme>invalid</grapheme><grapheme>Invalid</grapheme><phoneme>ɪnˈvælɪd</phoneme></lexeme>
<lexeme near:after="the a your web browser python developer"><grapheme>console</grapheme><grapheme>Console</grapheme><phoneme>ˈkɑnsoʊl</phoneme></lexeme>
<lexeme near:after="the an this that each every any new one of python same"><grapheme>object</grapheme><grapheme>Object</grapheme><phoneme>ˈɑbdʒɛkt</phoneme></lexeme>
<lexeme near:after="the these those of all two many python new"><grapheme>objects</grapheme><grapheme>Objects</grapheme><phoneme>ˈɑbdʒɛkts</phoneme></lexeme>
<lexeme near:after="the a this that each every one per new"><grapheme>record</grapheme><grapheme>Record</grapheme><phoneme>ˈɹɛkɚd</phoneme></lexeme>
<lexeme near:after="the a this your our my each new"><grapheme>project</grapheme><grapheme>Project</grapheme><phoneme>ˈpɹɑdʒɛkt</phoneme></lexeme>
<lexeme near:after="the a this each"><grapheme>subject</grapheme><grapheme>Subject</grapheme><phoneme>ˈsʌbdʒɛkt</phoneme></lexeme>
<lexeme near:after="the an this each every any class instance"><grapheme>attribute</grapheme><grapheme>Attribute</grapheme><phoneme>ˈætɹɪbjuːt</phoneme></lexeme>
<lexeme near:after="the these its of class instance all"><grapheme>attributes</grapheme><grapheme>Attributes</grapheme><phoneme>ˈætɹɪbjuːts</phoneme></lexeme>
<lexeme near:after="the an this each"><grapheme>import</grapheme><grapheme>Import</grapheme><phoneme>ˈɪmpɔɹt</phoneme></lexeme>
<lexeme near:after="to we you can must and then"><grapheme>import</grapheme><grapheme>Import</grapheme><phoneme>ɪmˈpɔɹt</phoneme></lexeme>
<lexeme near:before="square squares number numbers match example hash"><grapheme>perfect</grapheme><grapheme>Perfect</grapheme><phoneme>ˈpɝfɪkt</phoneme></lexeme>
<lexeme near:before="file files process processes thread threads function functions line lines module"><grapheme>separate</grapheme><grapheme>Separate</grapheme><phoneme>ˈsɛpɹət</phoneme></lexeme>
<lexeme near:before="the them it these those"><grapheme>separate</grapheme><grapheme>Separate</grapheme><phoneme>ˈsɛpəɹeɪt</phoneme></lexeme>
<lexeme near:before="key keys value values entry entries row rows code data elements"><grapheme>duplicate</grapheme><grapheme>Duplicate</grapheme><phoneme>ˈduːplɪkət</phoneme></lexeme>
<lexeme near:after="the an this our each rough"><grapheme>estimate</grapheme><grapheme>Estimate</grapheme><phoneme>ˈɛstɪmət</phoneme></lexeme>
<lexeme near:after="to we can you"><grapheme>estimate</grapheme><grapheme>Estimate</grapheme><phoneme>ˈɛstɪmeɪt</phoneme></lexeme>
<lexeme near:before="student students school course"><grapheme>graduate</grapheme><grapheme>Graduate</grapheme><phoneme>ˈɡɹædʒuət</phoneme></lexeme>
<lexeme near:before="value values solution answer number"><grapheme>approximate</grapheme><grapheme>Approximate</grapheme><phoneme>əˈpɹɑksɪmət</phoneme></lexeme>
<lexeme near:after="to we can"><grapheme>approximate</grapheme><grapheme>Approximate</grapheme><phoneme>əˈpɹɑksɪmeɪt</phoneme></lexeme>
<lexeme near:before="function functions data value values"><grapheme>aggregate</grapheme><grapheme>Aggregate</grapheme><phoneme>ˈæɡɹɪɡət</phoneme></lexeme>
<lexeme near:after="to we can"><grapheme>associate</grapheme><grapheme>Associate</grapheme><phoneme>əˈsoʊʃieɪt</phoneme></lexeme>
<lexeme near:before="system systems plane axis axes"><grapheme>coordinate</grapheme><grapheme>Coordinate</grapheme><phoneme>koʊˈɔɹdɪnət</phoneme></lexeme>
<lexeme near:after="the of polar cartesian these"><grapheme>coordinates</grapheme><grapheme>Coordinates</grapheme><phoneme>koʊˈɔɹdɪnəts</phoneme></lexeme>
<lexeme near:before="show shows band music concert performance recording coverage system systems site website feed view preview"><grapheme>live</grapheme><grapheme>Live</grapheme><phoneme>laɪv</phoneme></lexeme>
<lexeme near:after="go goes going went a watch is"><grapheme>live</grapheme><grapheme>Live</grapheme><phoneme>laɪv</phoneme></lexeme>
<lexeme near:after="our their your people's of save saves many human"><grapheme>lives</grapheme><grapheme>Lives</grapheme><phoneme>laɪvz</phoneme></lexeme>
<lexeme near:after="it he she who that which code data"><grapheme>lives</grapheme><grapheme>Lives</grapheme><phoneme>lɪvz</phoneme></lexeme>
<lexeme near:after="to we you they i can will could should must may would cannot and then not please"><grapheme>record</grapheme><grapheme>Record</grapheme><phoneme>ɹɪˈkɔɹd</phoneme></lexeme>
<lexeme near:after="the a this that each every any no its their our your my one an"><grapheme>present</grapheme><grapheme>Present</grapheme><phoneme>ˈpɹɛzənt</phoneme></lexeme>
<lexeme near:after="to we you they i can will could should must may would cannot and then not please"><grapheme>present</grapheme><grapheme>Present</grapheme><phoneme>pɹɪˈzɛnt</phoneme></lexeme>
<lexeme near:after="the a this that each every any no its their our your my one an"><grapheme>permit</grapheme><grapheme>Permit</grapheme><phoneme>ˈpɝmɪt</phoneme></lexeme>
<lexeme near:after="to we you they i can will could should must may would cannot and then not please"><grapheme>permit</grapheme><grapheme>Permit</grapheme><phoneme>pɚˈmɪt</phoneme></lexeme>
<lexeme near:after="the a this that each every any no its their our your my one an"><grapheme>conflict</grapheme><grapheme>Conflict</grapheme><phoneme>ˈkɑnflɪkt</phoneme></lexeme>
<lexeme near:after="to we you they i can will could should must may would cannot and then not please"><grapheme>conflict</grapheme><grapheme>Conflict</grapheme><phoneme>kənˈflɪkt</phoneme></lexeme>
<lexeme near:after="the a this that each every any no its their our your my one an"><grapheme>contract</grapheme><grapheme>Contract</grapheme><phoneme>ˈkɑntɹækt</phoneme></lexeme>
<lexeme near:after="to we you they i can will could should must may would cannot and then not please"><grapheme>contract</grapheme><grapheme>Contract</grapheme><phoneme>kənˈtɹækt</phoneme></lexeme>
<lexeme near:after="the a this that each every any no its their our your my one an"><grapheme>contrast</grapheme><grapheme>Contrast</grapheme><phoneme>ˈkɑntɹæst</phoneme></lexeme>
<lexeme near:after="to we you they i can will could should must may would cannot and then not please"><grapheme>contrast</grapheme><grapheme>Contrast</grapheme><phoneme>kənˈtɹæst</phoneme></lexeme>
<lexeme near:after="the a this that each every any no its their our your my one an"><grapheme>increase</grapheme><grapheme>Increase</grapheme><phoneme>ˈɪnkɹiːs</phoneme></lexeme>
<lexeme near:after="to we you they i can will could should must may would cannot and then not please"><grapheme>increase</grapheme><grapheme>Increase</grapheme><phoneme>ɪnˈkɹiːs</phoneme></lexeme>
<lexeme near:after="the a this that each every any no its their our your my one an"><grapheme>decrease</grapheme><grapheme>Decrease</grapheme><phoneme>ˈdiːkɹiːs</phoneme></lexeme>
<lexeme near:after="to we you they i can will could should must may would cannot and then not please"><grapheme>decrease</grapheme><grapheme>Decrease</grapheme><phoneme>dɪˈkɹiːs</phoneme></lexeme>
<lexeme near:after="the a this that each every any no its their our your my one an"><grapheme>export</grapheme><grapheme>Export</grapheme><phoneme>ˈɛkspɔɹt</phoneme></lexeme>
<lexeme near:after="to we you they i can will could should must may would cannot and then not please"><grapheme>export</grapheme><grapheme>Export</grapheme><phoneme>ɪkˈspɔɹt</phoneme></lexeme>
<lexeme near:after="the a this that each every any no its their our your my one an"><grapheme>extract</grapheme><grapheme>Extract</grapheme><phoneme>ˈɛkstɹækt</phoneme></lexeme>
<lexeme near:after="to we you they i can will could should must may would cannot and then not please"><grapheme>extract</grapheme><grapheme>Extract</grapheme><phoneme>ɪkˈstɹækt</phoneme></lexeme>
<lexeme near:after="the a this that each every any no its their our your my one an"><grapheme>transfer</grapheme><grapheme>Transfer</grapheme><phoneme>ˈtɹænsfɝ</phoneme></lexeme>
<lexeme near:after="to we you they i can will could should must may would cannot and then not please"><grapheme>transfer</grapheme><grapheme>Transfer</grapheme><phoneme>tɹænsˈfɝ</phoneme></lexeme>
<lexeme near:after="the a this that each every any no its their our your my one an"><grapheme>delegate</grapheme><grapheme>Delegate</grapheme><phoneme>ˈdɛlɪɡət</phoneme></lexeme>
<lexeme near:after="to we you they i can will could should must may would cannot and then not please"><grapheme>delegate</grapheme><grapheme>Delegate</grapheme><phoneme>ˈdɛlɪɡeɪt</phoneme></lexeme>
<lexeme near:after="to we you they i can will could should must may would cannot and then not please"><grapheme>project</grapheme><grapheme>Project</grapheme><phoneme>pɹəˈdʒɛkt</phoneme></lexeme>
<lexeme near:after="to we you they i can will could should must may would cannot and then not please"><grapheme>subject</grapheme><grapheme>Subject</grapheme><phoneme>səbˈdʒɛkt</phoneme></lexeme>
<lexeme near:after="to we you they i can will could should must may would cannot and then not please"><grapheme>produce</grapheme><grapheme>Produce</grapheme><phoneme>pɹəˈduːs</phoneme></lexeme>
<lexeme near:after="the a this that each every any no its their our your my one an"><grapheme>excuse</grapheme><grapheme>Excuse</grapheme><phoneme>ɪkˈskjuːs</phoneme></lexeme>
<lexeme near:after="to we you they i can will could should must may would cannot and then not please"><grapheme>excuse</grapheme><grapheme>Excuse</grapheme><phoneme>ɪkˈskjuːz</phoneme></lexeme>
<lexeme near:after="the a this that each every any no its their our your my one an"><grapheme>compound</grapheme><grapheme>Compound</grapheme><phoneme>ˈkɑmpaʊnd</phoneme></lexeme>
<lexeme near:after="to we you they i can will could should must may would cannot and then not please"><grapheme>compound</grapheme><grapheme>Compound</grapheme><phoneme>kəmˈpaʊnd</phoneme></lexeme>
<lexeme near:after="the a this that each every any no its their our your my one an"><grapheme>refund</grapheme><grapheme>Refund</grapheme><phoneme>ˈɹiːfʌnd</phoneme></lexeme>
<lexeme near:after="to we you they i can will could should must may would cannot and then not please"><grapheme>refund</grapheme><grapheme>Refund</grapheme><phoneme>ɹɪˈfʌnd</phoneme></lexeme>
<lexeme near:after="to we you they i can will could should must may would cannot and then not please"><grapheme>alternate</grapheme><grapheme>Alternate</grapheme><phoneme>ˈɔltɚneɪt</phoneme></lexeme>
<lexeme near:after="the a this that each every any no its their our your my one an"><grapheme>house</grapheme><grapheme>House</grapheme><phoneme>haʊs</phoneme></lexeme>
<lexeme near:after="fresh organic local farm"><grapheme>produce</grapheme><grapheme>Produce</grapheme><phoneme>ˈpɹoʊduːs</phoneme></lexeme>
<lexeme near:before="key keys name route universe form version"><grapheme>alternate</grapheme><grapheme>Alternate</grapheme><phoneme>ˈɔltɚnət</phoneme></lexeme>
<lexeme near:before="to strongly"><grapheme>object</grapheme><grapheme>Object</grapheme><phoneme>əbˈdʒɛkt</phoneme></lexeme>
<lexeme near:before="the your it"><grapheme>wind</grapheme><grapheme>Wind</grapheme><phoneme>waɪnd</phoneme></lexeme>
<lexeme near:before="the it off out"><grapheme>tear</grapheme><grapheme>Tear</grapheme><phoneme>tɛɹ</phoneme></lexeme>
<lexeme near:after="to and then please must will not"><grapheme>close</grapheme><grapheme>Close</grapheme><phoneme>kloʊz</phoneme></lexeme>
<lexeme near:after="very so too as quite that stay"><grapheme>close</grapheme><grapheme>Close</grapheme><phoneme>kloʊs</phoneme></lexeme>
<lexeme near:after="the both two three coordinate these x y and of"><grapheme>axes</grapheme><grapheme>Axes</grapheme><phoneme>ˈæksiːz</phoneme></lexeme>
<lexeme near:before="the a an it them your this that these those all each every new its"><grapheme>record</grapheme><grapheme>Record</grapheme><phoneme>ɹɪˈkɔɹd</phoneme></lexeme>
<lexeme near:before="the a an it them your this that these those all each every new its"><grapheme>present</grapheme><grapheme>Present</grapheme><phoneme>pɹɪˈzɛnt</phoneme></lexeme>
<lexeme near:before="the a an it them your this that these those all each every new its"><grapheme>permit</grapheme><grapheme>Permit</grapheme><phoneme>pɚˈmɪt</phoneme></lexeme>
<lexeme near:before="the a an it them your this that these those all each every new its"><grapheme>increase</grapheme><grapheme>Increase</grapheme><phoneme>ɪnˈkɹiːs</phoneme></lexeme>
<lexeme near:before="the a an it them your this that these those all each every new its"><grapheme>decrease</grapheme><grapheme>Decrease</grapheme><phoneme>dɪˈkɹiːs</phoneme></lexeme>
<lexeme near:before="the a an it them your this that these those all each every new its"><grapheme>export</grapheme><grapheme>Export</grapheme><phoneme>ɪkˈspɔɹt</phoneme></lexeme>
<lexeme near:before="the a an it them your this that these those all each every new its"><grapheme>extract</grapheme><grapheme>Extract</grapheme><phoneme>ɪkˈstɹækt</phoneme></lexeme>
<lexeme near:before="the a an it them your this that these those all each every new its"><grapheme>transfer</grapheme><grapheme>Transfer</grapheme><phoneme>tɹænsˈfɝ</phoneme></lexeme>
<lexeme near:before="the a an it them your this that these those all each every new its"><grapheme>contrast</grapheme><grapheme>Contrast</grapheme><phoneme>kənˈtɹæst</phoneme></lexeme>
<lexeme near:before="the a an it them your this that these those all each every new its"><grapheme>delegate</grapheme><grapheme>Delegate</grapheme><phoneme>ˈdɛlɪɡeɪt</phoneme></lexeme>
<lexeme near:before="the a an it them your this that these those all each every new its"><grapheme>import</grapheme><grapheme>Import</grapheme><phoneme>ɪmˈpɔɹt</phoneme></lexeme>
<lexeme near:before="the a an it them your this that these those all each every new its"><grapheme>produce</grapheme><grapheme>Produce</grapheme><phoneme>pɹəˈduːs</phoneme></lexeme>
<lexeme near:before="the a an it them your this that these those all each every new its"><grapheme>estimate</grapheme><grapheme>Estimate</grapheme><phoneme>ˈɛstɪmeɪt</phoneme></lexeme>
<lexeme near:before="the a an it them your this that these those all each every new its"><grapheme>duplicate</grapheme><grapheme>Duplicate</grapheme><phoneme>ˈduːplɪkeɪt</phoneme></lexeme>
<lexeme near:before="the a an it them your this that these those all each every new its"><grapheme>use</grapheme><grapheme>Use</grapheme><phoneme>juːz</phoneme></lexeme>

</lexicon>
