import { SCHOOL_YEAR } from '@/lib/features/sample/calendar'
import type { District, Section, SourceName } from '@/lib/features/sample/district'
import { bulkFile, type FileEntry, type NamedRow } from '@/lib/features/sample/file-rows'
import {
  classId,
  courseId,
  districtOrgId,
  enrollmentId,
  schoolId,
  sessionId,
  userId,
  userIdOfNumber,
} from '@/lib/features/sample/source-ids'

/** The schools, sessions, courses, classes and enrollments as one system has them. */
export function rosterFiles(
  district: District,
  source: SourceName,
  sections: readonly Section[],
): readonly FileEntry[] {
  return [
    bulkFile('orgs', () => orgRows(district, source)),
    bulkFile('academicSessions', () => sessionRows(district, source)),
    bulkFile('courses', () => courseRows(source, sections)),
    bulkFile('classes', () => sections.map((section) => classRow(source, section))),
    bulkFile('enrollments', () => enrollmentRows(district, source, sections)),
  ]
}

function orgRows(district: District, source: SourceName): readonly NamedRow[] {
  const top = {
    sourcedId: districtOrgId(source),
    name: district.name,
    type: 'district',
    identifier: district.identifier,
  }
  const schools = district.schools.map((school) => ({
    sourcedId: schoolId(source, school),
    name: school.name,
    type: 'school',
    identifier: school.identifier,
    parentSourcedId: top.sourcedId,
  }))
  return [top, ...schools]
}

function sessionRows(district: District, source: SourceName): readonly NamedRow[] {
  return district.sessions.map((session) => ({
    sourcedId: sessionId(source, session.key),
    title: session.title,
    type: session.type,
    startDate: session.start,
    endDate: session.end,
    parentSourcedId: session.parent === null ? null : sessionId(source, session.parent),
    schoolYear: SCHOOL_YEAR,
  }))
}

function courseRows(source: SourceName, sections: readonly Section[]): readonly NamedRow[] {
  return [...new Set(sections.map((section) => section.course))].map((course) => ({
    sourcedId: courseId(source, course),
    schoolYearSourcedId: sessionId(source, 'sy'),
    title: course.title,
    courseCode: course.code,
    grades: course.grades.join(','),
    orgSourcedId: schoolId(source, course.school),
    subjects: course.subject,
    subjectCodes: course.subjectCode,
  }))
}

function classRow(source: SourceName, section: Section): NamedRow {
  const { course } = section
  return {
    sourcedId: classId(source, section),
    title: section.title,
    grades: course.grades.join(','),
    courseSourcedId: courseId(source, course),
    classCode: section.code,
    classType: 'scheduled',
    location: `Room ${section.room}`,
    schoolSourcedId: schoolId(source, course.school),
    termSourcedIds: section.sessions.map((key) => sessionId(source, key)).join(','),
    subjects: course.subject,
    subjectCodes: course.subjectCode,
    periods: section.period,
  }
}

function* enrollmentRows(
  district: District,
  source: SourceName,
  sections: readonly Section[],
): Generator<NamedRow> {
  for (const section of sections) {
    const place = {
      classSourcedId: classId(source, section),
      schoolSourcedId: schoolId(source, section.course.school),
    }
    const [beginDate = '', endDate = ''] = meetingDates(district, section)
    for (const [order, index] of section.teachers.entries()) {
      const teacher = district.staff[index]
      if (teacher === undefined) continue
      yield {
        sourcedId: enrollmentId(source, section, teacher.number, beginDate),
        ...place,
        userSourcedId: userId(source, teacher),
        role: 'teacher',
        primary: order === 0 ? 'true' : 'false',
        beginDate,
        endDate,
      }
    }
    for (const seat of section.seats) {
      const student = district.studentNumberAt(seat.student)
      yield {
        sourcedId: enrollmentId(source, section, student, seat.begin),
        ...place,
        userSourcedId: userIdOfNumber(source, student),
        role: 'student',
        primary: null,
        beginDate: seat.begin,
        endDate: seat.end ?? endDate,
      }
    }
  }
}

function meetingDates(district: District, section: Section): readonly [string, string] {
  const sessions = district.sessions.filter((session) => section.sessions.includes(session.key))
  const begin = sessions.map((session) => session.start).toSorted()[0]
  const end = sessions
    .map((session) => session.end)
    .toSorted()
    .at(-1)
  if (begin === undefined || end === undefined) throw new Error(`class ${section.code} meets in no session`)
  return [begin, end]
}
