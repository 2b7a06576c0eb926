const set = (...lists: string[]): ReadonlySet<string> => new Set(lists.join(' ').trim().split(/\s+/));

/**
 * Words left out when names are compared (`Fundación de Derechos Humanos` is `Fundación Derechos Humanos`):
 * articles, prepositions and conjunctions of Spanish, English, Portuguese and French, without accents.
 */
export const particles = set(
  'a al con da das de del des do dos du e el en et for in la las le les lo los of on para por the und van von y and',
);

/** Between two surnames of one person (`Ortega y Gasset`), or between two persons. */
export const conjunctions = set('y e i and et');

/** Titles before a surname: what follows is a person even where the surname is a common word. */
export const honorifics = set(
  'sr sra srta sres sras senor senora senorita senores don dona dn dna dr dra drs dras doctor doctora lic licda',
  'licenciado licenciada ing ingeniero ingeniera arq mtro mtra maestro maestra prof profa profesor profesora abogado',
  'abogada mag magister mr mrs ms miss mx sir dame lady professor doutor doutora senhor senhora monsieur madame mme',
  'padre madre hermana hermano fray sor monsenor obispo reverendo reverenda pastor pastora rev fr sister brother',
  'ministro ministra viceministro viceministra presidente presidenta senador senadora diputado diputada alcalde',
  'alcaldesa embajador embajadora companero companera colega ciudadano ciudadana minister ambassador mayor',
  'companeros companeras companere companheiro companheira companheiros companheiras compa compas camarada camarade',
  'comrade senoras senoritas doctores doctoras licenciados licenciadas ldo lda lcdo lcda colegas hermano hermanos',
  'hermanas profesores profesoras maestros maestras ingenieros ingenieras senhores senhoras mlle mesdames messieurs',
);

/** Offices before a name, in the languages of reports: `la directora Karina`; what follows `de` is what it is of. */
export const offices = set(
  'director directora dir subdirector subdirectora coordinador coordinadora coord secretario secretaria subsecretario',
  'subsecretaria vicepresidente vicepresidenta jefe jefa gerente rector rectora decano decana relator relatora moderador',
  'moderadora facilitador facilitadora portavoz vocero vocera representante delegado delegada lider lideresa dirigente',
  'consejero consejera asesor asesora juez jueza magistrado magistrada comisionado comisionada comisario comisaria fiscal',
  'consul consulesa canciller gobernador gobernadora concejal concejala regidor regidora procurador procuradora defensor',
  'defensora promotor promotora investigador investigadora periodista medico medica psicologo psicologa enfermero',
  'enfermera capitan comandante cacique chairperson chairman chairwoman chair coordinator secretary president governor',
  'commissioner spokesperson spokesman spokeswoman representative delegate leader moderator facilitator rapporteur',
  'counsellor councillor senator deputy judge manager officer attorney lawyer researcher journalist nurse diretor',
  'diretora coordenador coordenadora conselheiro conselheira prefeito prefeita vereador vereadora deputado deputada juiz',
  'juiza assessor assessora directeur directrice coordinateur coordinatrice secretaire rapporteuse moderateur moderatrice',
  'representant delegue deleguee maire juge conseiller conseillere depute ministre directores directoras coordinadores',
  'coordinadoras representantes lideresas lideres relatores relatoras delegados delegadas directors coordinators leaders',
  'representatives delegates',
);

/** Between an office and a name: `la directora ejecutiva Karina`. */
export const ranks = set(
  'ejecutivo ejecutiva general nacional regional local adjunto adjunta suplente titular interino interina executive',
  'national acting executivo executiva adjoint adjointe',
);

/** Words that join others and neither begin nor end a name. */
export const functionWords = set(
  'por que se sin tras sobre entre hacia desde hasta no ni o u su sus nos ante com sem sob nas nos aos ao as os um uma',
  'at as by from off on or our over the their to under with without au aux avec dans entre ou sans un une ak pou',
);

/** Joined by a hyphen to the name of somebody, which stays a name: `oim-led`, `ex-oim`. */
export const compoundParts = set(
  'ex pro anti pre post non no led based run backed funded supported affiliated wide style type like member members',
);

/** Words before the name of an organization: what follows is a name even where it is a common word. */
export const introducers = set(
  'organizacion organizaciones fundacion asociacion agrupacion colectivo colectiva red ong ngo ongs grupo centro',
  'movimiento coalicion plataforma consorcio corporacion cooperativa sindicato federacion confederacion instituto',
  'albergue llamado llamada llamados llamadas denominado denominada organization organisation foundation association',
  'network group collective coalition movement shelter called named',
);

/** Words that begin the name of an organization and say what kind it is: people leave them out. */
export const bodyKinds: ReadonlySet<string> = new Set([
  ...introducers,
  ...set(
    'alianza asamblea brigada camara casa casas catedra central club comision comite comunidad concilio congregacion',
    'consejo consorcio coordinadora coordinacion diocesis escuela espacio foro frente hogar iglesia iniciativa junta',
    'liga mesa mision observatorio parroquia pastoral programa proyecto secretariado servicio sociedad union vicaria',
    'voluntariado alliance association center centre church committee community council forum fund home house initiative',
    'institute mission observatory project society union centro rede associacao grupo casa movimento',
    'civil comunitaria comunitario internacional nacional regional binacional diocesana cooperativa clinica juridica',
  ),
]);

/** What organizations of the field work on, with whom and where: such words alone tell none from another. */
export const topicWords = set(
  'accion accao atencion ciencias ciudadana ciudadano comunicacion cooperacion defensa derecho derechos direitos datos',
  'desarrollo desenvolvimento dialogo economia educacion empleo empresas estado estados estudios exterior familia',
  'familias frontera fronteras genero gobierno gobiernos gobernanza hombres humana humanas humanidad humanitaria',
  'humanitario humano humanos infancia infancias inclusion informacion integracion investigacion jovenes juvenil',
  'juventud juventudes justicia laboral lgbt lgbti lgbtiq migracion migraciones migrante migrantes migratoria',
  'migratorias migratorio migratorios migracao movilidad movilidades mobilidade mujer mujeres mulheres mundial mundo',
  'ninas ninez ninos noticias pacto personas pessoas poblacion politica politicas privado proteccion protecao publica',
  'publicas publico pueblos refugiada refugiadas refugiado refugiados regreso remesas retornada retornadas retornado',
  'retornados retorno salud saude seguridad social sociales sociedad sociedade solidaria solidario territorio trabajo',
  'trabajadoras trabajadores trabalho trabajadora trabajador transito vida violencia vivienda youth young women men',
  'abroad academic action advocacy aid citizen citizens civil data defence development dialogue economic education',
  'employment equality families family farm gender governance government governments health human humanitarian inclusion',
  'information integration justice labor labour law legal migrant migrants migration mobility movement movements news',
  'observers people peoples persons policies policy private protection public refugee refugees research return returnee',
  'returnees rights science sciences sector security services social state states studies support university welcome',
  'work worker workers children droits humains personnes femmes hommes jeunes jeunesse mobilite mobilites migrations',
  'migratoire migratoires refugies sante travail travailleurs enfants citoyen citoyenne societe civile politiques',
  'autonoma autonomo nacional nacionales national internacional internacionales international internationale global',
  'regional regionales universidad universidade universite facultad academica academico america americas latina latino',
  'latinoamericana latinoamericano latin latine sudamerica suramerica centroamerica centroamericana centroamericano',
  'sudamericana sudamericano caribe caribbean caribes caraibes central north south norte sur sud nord este oeste east',
  'west islands island islas andina andino andes',
  'academia activista alcaldia ayuntamiento cancilleria consulado consultor consultora embajada gobernacion independiente',
  'ministerio ministry municipalidad secretaria universities',
);

/** Words that begin the name of a place: `San Carlos`, `Costa Norte`. */
export const places = set(
  'san santa santo sao saint sainte st ciudad cidade puerto porto port costa coast valle vale valley rio river monte',
  'isla islas island islands cabo cerro villa vila nueva nuevo new nova novo norte sur north south este oeste el la los las',
);

/** Legal forms and their abbreviations, which people leave out: `Sin Fronteras, I. A. P.` is `Sin Fronteras`. */
export const legalForms = set(
  'ac iap iasp asbl sa sac sas srl spa inc incorporated ltd ltda ltd llc ong ngo ev cbo osc',
);

/**
 * First names common in the region. A second word of a name that stands here is no surname: `María José Núñez`
 * has one surname, `María Núñez Cabrera` two. A second word that does not stand here may be either.
 */
export const givenNames = set(
  'aaron abel abigail abraham adela adolfo adrian adriana agustin aida alan alba alberto alejandra alejandro alex',
  'alexander alexandra alfonso alfredo alicia alina alma alonso alvaro amalia amanda amelia amparo ana anabel anahi',
  'andre andrea andres angel angela angelica angelina anita ann anna anne annie antonia antonio aracely ariana ariel',
  'armando arturo astrid augusto aurelio aurora beatriz belen benito benjamin bernardo berta blanca brenda brian bruno',
  'camila camilo candelaria carla carlos carmen carol carolina catalina catherine cecilia cesar charles christian',
  'cindy clara claudia claudio clemente concepcion consuelo cristian cristina cristobal daisy dalia damian daniel',
  'daniela dario david debora delia diana diego dina dolores domingo dora dulce edgar edith eduardo elena elias elisa',
  'elizabeth eloisa elsa elvira emilia emiliano emilio emma emmanuel enrique eric erica erika ernesto esmeralda',
  'esteban ester esther estela eugenia eugenio eva evelyn ezequiel fabian fabiana fatima federico felipe felix fernanda',
  'fernando fidel flavio flor florencia francisca francisco gabriel gabriela genaro gerardo german gilberto gina giovanni',
  'gisela gladys gloria gonzalo grace graciela gregorio greta guadalupe guillermo gustavo hector helen helena henry',
  'hernan hilda hugo humberto ignacio ileana ines ingrid irene iris irma isaac isabel isaias ismael israel ivan ivette',
  'ivonne jacinto jacqueline jaime james jane janet javier jazmin jean jennifer jeremias jerome jessica jesus jimena',
  'joaquin joel johanna john jonathan jorge jose josefina joseph josue juan juana juanita judith julia julian juliana',
  'julieta julio karen karina karla katherine kevin laura leandro leonardo leonor leticia lidia lilia liliana linda lisa',
  'lorena lorenzo lourdes lucas lucero lucia luciana luciano lucy luis luisa lupe luz magali magdalena manuel manuela',
  'marcela marcelo marco marcos margarita maria mariana mariano maribel maricela mariela marie marina mario marisa',
  'marisol marta martha martin martina mary mateo matilde matias mauricio maximo mayra melissa mercedes micaela michael',
  'michele miguel milagros miriam moises monica nadia nancy natalia natalie nelson nestor nicolas nicole nidia noelia',
  'noemi nora norma octavio ofelia olga oliver olivia omar orlando oscar osvaldo pablo paola paolo patricia patricio paul',
  'paula paulina paulo pedro peter petra pierre pilar priscila rafael rafaela ramiro ramon raquel raul rebeca regina',
  'reinaldo renata rene ricardo rita robert roberta roberto rocio rodolfo rodrigo rogelio rolando roman rosa rosalia',
  'rosario rosana roxana ruben ruth sabrina salvador samuel sandra sara sarah saul sebastian sergio silvana silvia simon',
  'sofia soledad sonia stella stephanie susana sylvia tamara tania tatiana teodoro teresa thomas tomas ulises valentina',
  'valeria vanessa veronica vicente victor victoria vilma violeta virginia viviana walter wendy william wilson ximena',
  'yolanda yesenia zoila',
);

/**
 * Words of the languages of reports that are also surnames, names of organizations or acronyms. Alone they are
 * no evidence that somebody is named, unless they are written as a proper name (see `attribution.ts`).
 * The list errs to the short side: what is missing here is found once too often, and a person decides.
 */
export const commonWords = set(
  // Short words in which an acronym could hide
  'ahi ala algo ama amo ano ante aqui ara arte asa asi aun ave aves bajo bar bien cabo cada cae cal can cara caso cena',
  'cero cien cine como con coro cual cuando dan dar data debe del den desde dia dice dio dos edad eje ella ello ellos en',
  'era eran eres esa ese eso esta este esto estos fase fe fin fue gas gran han has hay haz hilo hoja hora hoy ida ir ira',
  'iva ley lid lo los mal mano mar mas me mes meta mia mil mio mira mis modo muy nada nos nota odio oir ojo ojos once ora',
  'oro osa oso otra otro paga pais pan par para parte paso pie plan por que quien rio ron rol rosa rumbo sabe sal san se',
  'sea ser si sin sino sol solo son soy su sus tal tan te tema ten ti tia tio tipo todo todos toma tras tres tu un una',
  'uno unos usa uso van vas ven ver vez vi via vio voz vos ya yo zona ale bus cabe cima clave cree eco lapso pro sana',
  'sede serie base foro nodo pacto ruta rutas salto suma act add age aid aim air all and any are arm art ask bad bed big',
  'bus but buy call came can car care case city cut data day did die does dog due each eat end even eye fact far few fit',
  'for from fun gap gas get goal god good got had hand hard has have her here him his hit hot how idea ill its job join',
  'just keep key kid land last late law lay led less let lie life line link list live long look lot low made make man many',
  'map may meet men met mind mix more most much must near need new next nor not now off oil old one only open our out over',
  'own part pay per plan play poor put rate ray real red rest rich ring rise risk role rose row rule run safe said same sat',
  'save saw say sea see seem set she show side sit six skill soon sun take talk team tell ten than that them then they this',
  'thus time too top try turn two use very via view wall war was way wear week well went were what when who whom why will',
  'wish with word work year yes yet you aos ate bem com ele ela faz foi ha mais mae meu nao nem pai pela pelo pois quem',
  'seu sua tem ter vai vem vida voz au aux avec ces cet dans elle est il ils mes mon nos notre ou par pas pour qui sans',
  'ses son sur toi ton une vie vos',
  // Words of the subject
  'acceso accion acciones acogida actores acuerdo agenda agua albergue albergues alerta alianza alianzas alto amiga amigo',
  'amigas amigos apoyo arco asistencia ayuda avance avances barrio bienestar bloque bridge bridges brigada cambio camino',
  'caminos caminantes capital casa casas caravana caritativa centro ciudad ciudades comision comite comunidad comunidades',
  'concejo consejo convivencia corredor cuidado cuidados cultura datos defensa defensoria democracia derecho derechos',
  'desafios desarrollo dialogo diaspora diasporas dignidad diversidad economia educacion empleo encuentro enlace equidad',
  'equipo escuela espacio esperanza estado estudio familia familias fe federacion flujo foco fondo foro frontera fronteras',
  'fuerza fundacion futuro generacion genero gente gobierno gobiernos grupo habitat hermandad hermanas hermanos historia',
  'hogar hogares home hope horizonte horizontes huellas humana humanas humanidad humano humanos identidad iglesia iglesias',
  'igualdad impacto impulso inclusion informacion iniciativa iniciativas innovacion instituto integracion internacional',
  'jovenes joven juntas juntos justicia juventud juventudes laboral latinas latinos lazos liberacion libertad liga',
  'madres memoria mesa mesas migracion migraciones migrante migrantes ministerio mision mujer mujeres mundo municipalidad',
  'nacion naciones nacional ninas ninez ninos nosotras nosotros nuestra nuestro observatorio oficina organizacion',
  'organizaciones origen padres palabra palabras participacion pastoral patria paz persona personas plataforma plural',
  'poblacion politica politicas popular presencia progreso protagonistas proteccion proyecto proyectos pueblo pueblos',
  'puente puentes puerta puertas raices raiz recursos red redes refugiada refugiadas refugiado refugiados refugio region',
  'regional registro respuesta retorno roots rutas salud secretaria seguridad semilla semillas servicio servicios sociedad',
  'sociales social solidaria solidaridad solidario sueno suenos sur talento tejido territorio territorios testimonio',
  'tierra together trabajo trabajadoras trabajadores transito trata unidad unidas unidos union universidad valores vecinas',
  'vecinos vida vidas vinculo vinculos violencia vivienda voces voices voluntad vuelo care civil',
  // Surnames that are words, and places
  'abad abril acero alas alba alegre alegria aleman amado amor angel angeles arcos arena arenas armas arroyo banda',
  'bandera baron barrera barrios bella bello blanca blanco bolivar bravo bueno buena caballero cabello cabeza',
  'cadena calle camara campo campos canal capilla carrera carretera cartagena casado castillo castro cerro chica',
  'chico clavel claro colombia color colon conde corral correa cortes costa cristal cruz cuenca cuesta cueva cuevas',
  'cura delgada delgado diez duque duran elegante escudero espana espejo espina estrada estrella fiel flor flores',
  'florida fortuna franca francia franco fresno fuente fuentes fuerte gallo garza gato gloria gracia granada grande',
  'guardia guerra guerrero guia heredia hermoso herrero hidalgo hierro hoyos huerta huertas hurtado isla izquierdo',
  'jardin jurado ladron lago laguna leal leon leones lima llanos lobo luna luz madera madrid manzano marino marques',
  'martes marzo mata matamoros mayo mayor medina melon menor mercado mercedes mesa milagro milagros miranda molino',
  'monasterio monje montana montano monte montes monterrey mora moral morales moreno navidad negro nieto nieves',
  'norte nueva nuevo oliva padron palacio palacios palma palomo panama pardo paredes parra pastor pavon pecho pena',
  'penas perla peru piedra pinar pino pinto plata playa plaza polo pozo pradera prado prieto primo puerto',
  'quinta quito ramo ramos real recio redondo reina rey reyes rica rico rincon rio rios rivera roca rojas rojo',
  'romano romero rosa rosales rosario rosas rubi sabio salado salas salinas salvador santa santana santiago santo',
  'santos sastre seco segovia segura serena sierra sol solana soler soles sucre suelo teller tierra toledo toro',
  'torre torres trigo trinidad trujillo vaca valencia valiente valle valles vara vela velas verde villa villar vino',
  'vista zapatero zarzuela baker banks barber bell best bishop black blue bond brooks brown bush carpenter chambers',
  'chance chase church clay cook cross dean diamond drew drum east english faith farmer field fields fisher fish',
  'flowers ford forest fox france freeman french frost garden gardener gates glass gold grace grant gray green grey',
  'hall harbor hill hills holder holland house hunt hunter ireland jordan joy justice king kings knight lake lane',
  'lion little loss love major march marsh marshall mason miller mills monday moon moss mountain nice night',
  'noble north page paris park parks patience pearl pearson pierce piper place pleasant pond pope porter post',
  'potter power powers price prince queen rain reed rice rivers roads robin root royal ruby saint sands savage seal',
  'sharp shepherd short small smart snow south spring star steel stone story street strong summer summers sweet',
  'swift temple thorn tower towns true underwood wage walker walls ward waters weaver weeks wells west wheeler',
  'white wild winter winters wise wolf wood woods worth young',
  // Countries and cities of the region that are also surnames
  'argentina argentino barbados belice bolivia brasil brasileno chile chileno colombiano cuba cubano dominica ecuador',
  'guatemala guyana haiti honduras jamaica mexico mexicano nicaragua paraguay surinam uruguay venezuela venezolano',
  'cordoba durango guadalajara managua mendoza merida morelos nogales oaxaca tijuana veracruz cordero machado zorro',
);
